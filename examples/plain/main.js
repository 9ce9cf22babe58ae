import init, { Validator } from 'presend';
import { guardForm } from 'presend/dom';

const form = document.querySelector('form');

await init();
guardForm(form, { validator: new Validator({ pack: 'dk-public-sector' }) });

// The page's own sending is reached only by what may be sent.
form.addEventListener('submit', (event) => {
  event.preventDefault();
  document.getElementById('sent').textContent = 'Sendt';
});
