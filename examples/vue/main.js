import { createApp } from 'vue';
import init, { Validator } from 'presend';
import { guardForm } from 'presend/dom';
import Compose from './Compose.vue';

/** `v-guard="policy"` on a form guards it for as long as it is mounted. */
const guards = new WeakMap();
const guard = {
  mounted(form, { value }) {
    const validator = new Validator(value);
    guards.set(form, { validator, guard: guardForm(form, { validator }) });
  },
  beforeUnmount(form) {
    guards.get(form).guard.detach();
    guards.get(form).validator.free();
  },
};

await init();
createApp(Compose).directive('guard', guard).mount('#root');
