// Which parties of a case may receive a draft: each is tried as its only recipient.

import { addressOf } from './fix.js';

/** @typedef {import('./presend.d.ts').Draft} Draft */
/** @typedef {import('./presend.d.ts').Verdict} Verdict */

/**
 * What blocks the draft with this party as its recipient, and would not with nobody, speaks against the party.
 * @param {Draft} draft @param {(draft: Draft) => Verdict} check
 * @returns {{ party: string, allowed: boolean, rules: string[], reasons: string[] }[]}
 */
export function eligibleRecipients(draft, check) {
  const blocking = (/** @type {Verdict} */ { findings }) => findings.filter((finding) => finding.severity === 'block' && !finding.coveredBy);
  // This also reads the whole draft: what is wrong with it is said here.
  check(draft);
  const anyway = new Set(blocking(check({ ...draft, recipients: [] })).map((finding) => finding.rule));
  return (draft.case?.parties ?? []).map((party) => {
    const picked = draft.recipients?.find((recipient) => recipient.party === party.id);
    const address = picked?.address ?? addressOf(draft.channel, party) ?? '';
    const recipients = [picked ?? { address, name: party.name, party: party.id, chosenBy: /** @type {const} */ ('case') }];
    const against = blocking(check({ ...draft, recipients })).filter((finding) => !anyway.has(finding.rule));
    const rules = [...new Set(against.map((finding) => finding.rule))];
    return { party: party.id, allowed: !rules.length, rules, reasons: rules.map((rule) => against.find((finding) => finding.rule === rule)?.message ?? '') };
  });
}
