// The page's own words. What is wrong, and why, comes from the validator; these are the words around it.

/** @typedef {import('../presend.d.ts').Severity} Severity */

const da = {
  level: { block: 'Fejl', warn: 'Advarsel', info: 'Råd' },
  /** @param {Severity} level @param {number} n */
  count: (level, n) => `${n} ${{ block: 'fejl', warn: n === 1 ? 'advarsel' : 'advarsler', info: 'råd' }[level]}`,
  clear: 'Ingen anmærkninger',
  waiting: 'Kontrollerer …',
  unchecked: 'Ikke kontrolleret',
  show: 'Vis',
  hint: 'Alt+Enter viser den ved markøren.',
  locale: 'da',
  source: 'Kilde',
  sources: 'Kilder',
  close: 'Luk',
  previous: 'Forrige',
  next: 'Næste',
  /** @param {number} i @param {number} n */
  position: (i, n) => `${i} af ${n}`,
  /** @param {number} n */
  times: (n) => `${n} steder`,
  problems: 'Der er problemer',
  errorPrefix: 'Fejl: ',
  cannotSend: 'Beskeden kan ikke sendes sådan',
  askFirst: 'Vil du rette, før du sender?',
  back: 'Ret beskeden',
  sendAnyway: 'Send alligevel',
  reason: 'Hvorfor må beskeden sendes?',
  choose: 'Vælg en grund',
  note: 'Bemærkning (valgfri)',
  noteHint: 'Skriv ingen personoplysninger her.',
  needReason: 'Vælg en grund.',
  notePersonal: 'Bemærkningen indeholder personoplysninger. Skriv den uden.',
  failed: 'Kontrollen virker ikke lige nu, så beskeden bliver holdt tilbage. Prøv igen om lidt.',
  tooLong: 'Beskeden er for lang til at blive kontrolleret',
  failedAsk: 'Beskeden er ikke kontrolleret',
  failedWarn: 'Kontrollen virker ikke lige nu. Send kun beskeden, hvis den er uden CPR-nummer og andre private oplysninger.',
  retry: 'Prøv igen',
  noAddress: 'Der er ingen adresse på modtageren ad den vej. Vælg modtageren fra sagen.',
  staleFix: 'Teksten er ændret. Se på forslaget igen.',
  fixed: 'Rettet. Ctrl+Z fortryder.',
  /** @param {number} units @param {number} segments */
  counter: (units, segments) => `${units} tegn · ${segments} sms${segments === 1 ? '' : "'er"}`,
  /** @param {number} left */
  left: (left) => `${left} tilbage`,
  /** @param {number} segments @param {number} left */
  counterSpoken: (segments, left) => `${segments} sms${segments === 1 ? '' : "'er"}, ${left} tegn tilbage`,
  /** @param {string} chars */
  special: (chars) => `${chars} gør sms'en kortere`,
};

/** @type {typeof da} */
const en = {
  level: { block: 'Error', warn: 'Warning', info: 'Advice' },
  count: (level, n) => `${n} ${{ block: n === 1 ? 'error' : 'errors', warn: n === 1 ? 'warning' : 'warnings', info: n === 1 ? 'piece of advice' : 'pieces of advice' }[level]}`,
  clear: 'No remarks',
  waiting: 'Checking …',
  unchecked: 'Not checked',
  show: 'Show',
  hint: 'Alt+Enter shows the one at the cursor.',
  locale: 'en-GB',
  source: 'Source',
  sources: 'Sources',
  close: 'Close',
  previous: 'Previous',
  next: 'Next',
  position: (i, n) => `${i} of ${n}`,
  times: (n) => `${n} places`,
  problems: 'There are problems',
  errorPrefix: 'Error: ',
  cannotSend: 'The message cannot be sent like this',
  askFirst: 'Do you want to change it before you send?',
  back: 'Edit the message',
  sendAnyway: 'Send anyway',
  reason: 'Why may the message be sent?',
  choose: 'Choose a reason',
  note: 'Note (optional)',
  noteHint: 'Do not write personal data here.',
  needReason: 'Choose a reason.',
  notePersonal: 'The note contains personal data. Write it without.',
  failed: 'The check does not work right now, so the message is held back. Try again in a moment.',
  tooLong: 'The message is too long to be checked',
  failedAsk: 'The message has not been checked',
  failedWarn: 'The check does not work right now. Only send the message if it holds no CPR number or other private data.',
  retry: 'Try again',
  noAddress: 'The recipient has no address on that route. Pick the recipient from the case.',
  staleFix: 'The text has changed. Look at the suggestion again.',
  fixed: 'Corrected. Ctrl+Z undoes.',
  counter: (units, segments) => `${units} characters · ${segments} SMS`,
  left: (left) => `${left} left`,
  counterSpoken: (segments, left) => `${segments} SMS, ${left} characters left`,
  special: (chars) => `${chars} makes the SMS shorter`,
};

/** @typedef {typeof da} Texts */
export const TEXTS = { da, en };
