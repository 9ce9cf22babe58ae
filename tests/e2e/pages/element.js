const guard = document.getElementById('guard');
window.seen = { sent: 0, failed: 0, form: guard.innerHTML };
// Before the element is defined, as a framework may do it.
guard.context = { sender: { name: 'Nordvang Kommune' } };
guard.policy = { rules: { 'sms-no-cpr': 'warn' } };
document.addEventListener('submit', (event) => { event.preventDefault(); window.seen.sent++; });
document.addEventListener('presend:failed', () => window.seen.failed++);
if (location.search === '?early') {
  document.querySelector('textarea').value = 'Dit nummer er 010145-5009.';
  import('/pkg/dom/index.js').then(() => queueMicrotask(() => queueMicrotask(() => {
    document.querySelector('form').requestSubmit();
    document.documentElement.dataset.ready = 'true';
  })));
} else {
  await import('/pkg/dom/index.js');
  document.documentElement.dataset.ready = 'true';
}
