// Applies a fix to a draft: plain string slicing by UTF-16 offsets, on a copy.

import { PresendError } from './error.js';

/** @typedef {import('./presend.d.ts').Draft} Draft */
/** @typedef {import('./presend.d.ts').Fix} Fix */
/** @typedef {import('./presend.d.ts').Party} Party */
/** @typedef {import('./presend.d.ts').Recipient} Recipient */
/** @typedef {import('./presend.d.ts').Channel} Channel */

/**
 * The draft with the fix applied; the given one is not changed.
 * @param {Draft} draft
 * @param {Fix} fix
 * @returns {Draft}
 * @throws {PresendError} `stale-fix` where a span or recipient is not in this draft, `no-address` where the draft knows
 * no address of the party on the new route.
 */
export function applyFix(draft, fix) {
  return PresendError.reading('invalid-draft', () => applied(draft, fix));
}

/** @param {Draft} draft @param {Fix} fix @returns {Draft} */
function applied(draft, fix) {
  if (typeof draft !== 'object' || draft === null) {
    throw PresendError.at('invalid-draft', '', 'a draft: an object with channel and body');
  }
  if (typeof fix !== 'object' || fix === null) throw stale('fix', 'a fix of a finding');
  const next = withEdits(draft, fix);
  if (fix.removeRecipients || fix.bccRecipients) next.recipients = withRecipients(next.recipients ?? [], fix);
  if (fix.channel && fix.channel !== draft.channel) changeChannel(next, fix.channel);
  if (fix.transport) changeTransport(next, fix.transport);
  return next;
}

/** @param {string} path @param {string} expected */
function stale(path, expected) {
  return new PresendError(`The fix does not fit the draft: ${path}`, { code: 'stale-fix', path, expected });
}

// ---------------------------------------------------------------- text

/** @param {Draft} draft @param {Fix} fix @returns {Draft} */
function withEdits(draft, { edits = [], lengths = [] }) {
  /** @type {Map<string, { start: number, end: number, replacement: string, nth: number }[]>} */
  const perField = new Map();
  edits.forEach(({ span, replacement }, nth) => {
    const list = perField.get(span.field) ?? [];
    list.push({ start: span.start, end: span.end, replacement, nth });
    perField.set(span.field, list);
  });
  let next = { ...draft };
  for (const [field, list] of perField) {
    const path = field.split(/[.[\]]+/).filter(Boolean);
    const text = path.reduce((/** @type {any} */ value, key) => (value && Object.hasOwn(value, key) ? value[key] : undefined), draft);
    if (typeof text !== 'string') throw stale(field, 'text in this field');
    const checked = lengths.find((l) => l.field === field);
    if (checked && checked.length !== text.length) throw stale(field, 'the text that was checked');
    next = replaced(next, path, withTextEdits(text, list, field));
  }
  return next;
}

/**
 * Right to left, so that offsets stay true. Of edits at one place the later stands behind the earlier.
 * @param {string} text
 * @param {{ start: number, end: number, replacement: string, nth: number }[]} edits
 * @param {string} field
 */
function withTextEdits(text, edits, field) {
  edits.sort((a, b) => b.start - a.start || b.end - a.end || b.nth - a.nth);
  let limit = text.length, tail = '';
  for (const { start, end, replacement } of edits) {
    const fits = Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start <= end && end <= limit;
    if (!fits || splitsPair(text, start) || splitsPair(text, end)) throw stale(field, 'the text that was checked');
    tail = replacement + text.slice(end, limit) + tail;
    limit = start;
  }
  return text.slice(0, limit) + tail;
}

/** Is `at` between the halves of one character? @param {string} text @param {number} at */
function splitsPair(text, at) {
  return at > 0 && at < text.length && /** @type {number} */ (text.codePointAt(at - 1)) > 0xffff;
}

/**
 * A copy of `value` with the text at `path` replaced; only what lies on the path is copied.
 * @template T
 * @param {T} value @param {string[]} path @param {string} text
 * @returns {T}
 */
function replaced(value, [key, ...rest], text) {
  const copy = /** @type {any} */ (Array.isArray(value) ? [...value] : { ...value });
  copy[key] = rest.length ? replaced(copy[key], rest, text) : text;
  return copy;
}

// ---------------------------------------------------------------- recipients and route

/** @param {Recipient[]} recipients @param {Fix} fix @returns {Recipient[]} */
function withRecipients(recipients, { removeRecipients = [], bccRecipients = [] }) {
  for (const at of [...removeRecipients, ...bccRecipients]) {
    if (!(Number.isInteger(at) && at >= 0 && at < recipients.length)) throw stale(`recipients[${at}]`, 'this recipient');
  }
  return recipients
    .map((recipient, i) => (bccRecipients.includes(i) ? { ...recipient, field: /** @type {const} */ ('bcc') } : recipient))
    .filter((_, i) => !removeRecipients.includes(i));
}

/** @param {Draft} draft @param {NonNullable<Fix['transport']>} transport */
function changeTransport(draft, transport) {
  draft.transport = transport;
  // What is sent this way from now on does not go by the version that was too low.
  if (draft.tlsVersion && draft.tlsVersion < '1.2') delete draft.tlsVersion;
}

/** @param {Draft} draft @param {Channel} channel */
function changeChannel(draft, channel) {
  const parties = Array.isArray(draft.case?.parties) ? draft.case.parties : [];
  draft.channel = channel;
  delete draft.transport;
  delete draft.tlsVersion;
  delete draft.tlsEvidence;
  if (channel === 'form') return;
  const recipients = draft.recipients?.length ? draft.recipients : asRecipients(aboutWhom(draft, parties));
  if (!recipients.length) throw noAddress('recipients', channel);
  draft.recipients = recipients
    .map((recipient, i) => {
      const party = partyOf(recipient, parties);
      const address = addressOn(channel, recipient, party);
      if (!address) throw noAddress(`recipients[${i}].address`, channel);
      if (address === recipient.address) return recipient;
      const { verified: _, ...kept } = recipient;
      return { ...kept, address, chosenBy: /** @type {const} */ ('case'), ...(party && { party: party.id }) };
    })
    .filter((recipient, i, all) => all.findIndex((other) => other.address === recipient.address) === i);
}

/** @param {string} path @param {Channel} channel */
function noAddress(path, channel) {
  return new PresendError(`The draft knows no address for ${channel}`, { code: 'no-address', path, expected: `an address for ${channel}` });
}

/** Whom a message without recipients is for, where the case says it plainly. @param {Draft} draft @param {Party[]} parties */
function aboutWhom(draft, parties) {
  const about = [draft.case?.about ?? []].flat();
  return parties.filter((party) => about.includes(party.id) && party.role === 'citizen');
}

/** @param {Party[]} parties @returns {Recipient[]} */
function asRecipients(parties) {
  return parties.map(({ id, name }) => ({ address: '', name, party: id }));
}

/** The party picked, else the one with this address. @param {Recipient} recipient @param {Party[]} parties */
function partyOf(recipient, parties) {
  const address = bare(recipient.address);
  return parties.find((party) => recipient.party !== undefined && party.id === recipient.party)
    ?? parties.find((party) => address && [...(party.phones ?? []), ...(party.emails ?? []), party.cpr ?? ''].some((own) => bare(own) === address));
}

/** @param {Channel} channel @param {Recipient} recipient @param {Party | undefined} party @returns {string | undefined} */
function addressOn(channel, recipient, party) {
  const stays = FORM[channel]?.test(recipient.address) ? recipient.address : undefined;
  if (!party) return stays;
  const own = ownAddresses(channel, party);
  return stays !== undefined && own.some((address) => bare(address) === bare(stays)) ? stays : own[0];
}

/** What an address on a route looks like. @type {Partial<Record<Channel, RegExp>>} */
const FORM = {
  sms: /^\+?[\d ]{8,16}$/,
  nemsms: /^\+?[\d ]{8,16}$/,
  email: /^\S+@\S+$/,
};

/** The party's own address on a route. @param {Channel} channel @param {Party} party @returns {string | undefined} */
export function addressOf(channel, party) {
  return ownAddresses(channel, party)[0];
}

/** @param {Channel} channel @param {Party} party @returns {string[]} */
function ownAddresses(channel, party) {
  if (channel === 'email') return party.emails ?? [];
  if (channel !== 'digital-post') return party.phones ?? [];
  return party.cpr && party.digitalPost !== 'exempt' && party.digitalPost !== 'not-registered' ? [party.cpr] : [];
}

/** Addresses that differ in spelling only become equal. @param {string} address */
function bare(address) {
  if (typeof address !== 'string') return '';
  return address.includes('@') ? address.toLowerCase() : address.replace(/[^\d+]/g, '').replace(/^(\+|00)45(?=\d{8}$)/, '');
}
