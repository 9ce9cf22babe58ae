// The quick start of the README, with the package's address in place of its name.
import init, { Validator } from '/pkg/web.js';
import { guardForm } from '/pkg/dom/index.js';

await init();
guardForm(document.querySelector('form'), { validator: new Validator({ pack: 'dk-public-sector' }) });

document.documentElement.dataset.ready = 'true';
