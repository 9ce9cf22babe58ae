/**
 * The types of the package `presend`. A test proves them assignable to the contract, `tests/contract/presend.d.ts`.
 *
 * All offsets are JavaScript string offsets (UTF-16 code units), end-exclusive, so that
 * `text.slice(span.start, span.end)` is exactly the passage that is meant, in every text:
 * emoji, combining marks, CRLF, lone surrogates.
 * Every date is an ISO 8601 string. Every identifier is kebab-case.
 */

// ---------------------------------------------------------------- loading

/**
 * Loads and compiles the WebAssembly module once; later calls return at once. Without a source each entry finds its own.
 * @throws PresendError `load-failed`; a later call tries again.
 */
export default function init(source?: unknown /* URL, Request, Response, BufferSource or WebAssembly.Module */): Promise<void>;
/**
 * The same without waiting, for hosts that already hold the bytes or the module. In Node, in workers and in
 * `presend/inline` the source may be left out.
 */
export function initSync(source?: unknown /* BufferSource or WebAssembly.Module */): void;

// ---------------------------------------------------------------- what is about to be sent

export type Channel = 'sms' | 'nemsms' | 'email' | 'digital-post' | 'form';

/**
 * How an e-mail travels, or how a form's content goes on from the page (a form that posts to the case system over
 * https is `forced-tls`; one that is mailed on in clear is `plain`). A browser cannot see it: the host says; absent means `plain`.
 */
export type Transport = 'plain' | 'opportunistic-tls' | 'forced-tls' | 'end-to-end';

export interface Draft {
  channel: Channel;
  /** Plain text. */
  body: string;
  /** E-mail subject, Digital Post title. Never encrypted, whatever the transport. */
  subject?: string;
  transport?: Transport;
  /** Lowest TLS version that may be negotiated, e.g. "1.2". Below 1.2 counts as plain. */
  tlsVersion?: '1.0' | '1.1' | '1.2' | '1.3';
  /** Opportunistic TLS: the recipient's server was probed and the risk assessed. */
  tlsEvidence?: { probedAt: string; riskAssessment: string };
  /** Absent: inferred from the text. */
  purpose?: 'service-message' | 'case-work' | 'post-notice' | 'marketing';
  sender?: { name?: string; domains?: string[] };
  recipients?: Recipient[];
  attachments?: Attachment[];
  case?: Case;
  /** Private senders: why a CPR number may be processed (databeskyttelsesloven § 11(2)). */
  cprBasis?: 'law' | 'consent' | 'statistics' | 'necessary-identification' | 'none';
  /** Text of the thread below the reply, where the host keeps it apart from the body. */
  quoted?: string;
  /** The day the message is sent; decides which dated rules are in force and how old things are. Default: today. */
  now?: string;
}

export interface Recipient {
  /** Phone number, e-mail address, or the CPR/CVR of a Digital Post mailbox. */
  address: string;
  name?: string;
  field?: 'to' | 'cc' | 'bcc';
  /** Id of the party in `case.parties` this recipient was picked as. */
  party?: string;
  /** How the address came into the field. */
  chosenBy?: 'case' | 'typed' | 'autocomplete' | 'reply';
  /** Proof that a mobile number belongs to the person. */
  verified?: { by: 'nemsms' | 'mitid' | 'assisted-code' | 'in-person-code' | 'other' | 'none'; at?: string };
}

export interface Case {
  id?: string;
  /** Id of the party, or parties, that the message is about. */
  about?: string | string[];
  parties: Party[];
}

export interface Party {
  id: string;
  name: string;
  role: 'citizen' | 'child' | 'parent' | 'guardian' | 'representative' | 'authority' | 'professional' | 'other';
  cpr?: string;
  birthDate?: string;
  phones?: string[];
  emails?: string[];
  address?: string;
  /** Name and address protection (navne- og adressebeskyttelse). */
  protected?: boolean;
  /** Ids of children this party has custody of (forældremyndighed). */
  custodyOf?: string[];
  /** Ids of parties this one holds a power of attorney or guardianship for. */
  actsFor?: string[];
  /** Consent to service messages, per channel. */
  consent?: { sms?: Consent; email?: Consent };
  digitalPost?: 'registered' | 'exempt' | 'not-registered';
  /**
   * What this party may be told. Absent: a citizen everything about the parties it is, has custody of, or acts for;
   * an authority or professional what concerns the parties of the case.
   */
  mayReceive?: DataKind[];
}

export interface Consent {
  given: boolean;
  at?: string;
  withdrawnAt?: string;
  /** Absent: both. */
  purposes?: ('service-message' | 'marketing')[];
}

export interface Attachment {
  name: string;
  type?: string;
  /** Text, where the host has extracted it. */
  text?: string;
  /** The file itself. Reserved: until files are read on the device, bytes without `text` are `attachment-unscanned`. */
  bytes?: Uint8Array;
  caseId?: string;
}

// ---------------------------------------------------------------- what is found

/** The kinds of personal data that are recognised. */
export type DataKind =
  // identifiers
  | 'cpr' | 'cpr-partial' | 'foreign-id' | 'passport' | 'driving-licence' | 'date-of-birth'
  | 'person-name' | 'phone' | 'email-address' | 'postal-address' | 'vehicle-plate' | 'ip-address'
  | 'iban' | 'bank-account' | 'payment-card' | 'credential'
  // GDPR art. 9
  | 'health' | 'ethnicity' | 'politics' | 'religion' | 'trade-union' | 'genetic' | 'biometric' | 'sex-life'
  // GDPR art. 10
  | 'criminal-offence'
  // Danish "fortrolige": confidential without being art. 9
  | 'finances' | 'social' | 'family' | 'employment' | 'education' | 'consumption'
  // a place or unit whose name gives one of the above away (Diabetesambulatoriet, Misbrugscenteret)
  | 'revealing-place';

export type DataClass = 'ordinary' | 'confidential' | 'sensitive' | 'criminal';

/** Where: `subject`, `body`, `quoted`, `attachments[0].text`, `attachments[0].name`, `recipients[0].address` ... */
export interface Span { field: string; start: number; end: number }

export interface Entity {
  kind: DataKind;
  dataClass: DataClass;
  span: Span;
  /** 0..1 */
  confidence: number;
  /** Codes that explain the confidence, e.g. `modulus-11`, `cue-word`, `replacement-number`, `place-unmapped`. */
  evidence: string[];
  /** `foreign-id`: ISO 3166 country. */
  country?: string;
}

export type Severity = 'info' | 'warn' | 'block';

export interface Finding {
  /** Stable for the same rule and passage in the same draft; made without the text itself. */
  id: string;
  /** Rule id from the catalogue, e.g. `sms-no-cpr`. */
  rule: string;
  severity: Severity;
  /** One short line, in the validator's language. */
  title: string;
  /** What is wrong and what to do instead, for the person who writes. Never repeats the personal data itself. */
  message: string;
  spans: Span[];
  sources: Source[];
  fixes: Fix[];
  /** Rule id of the finding that already says this more specifically; the page shows those without it. */
  coveredBy?: string;
  /** Absent: cannot be overridden. */
  override?: { reasons: { code: string; label: string }[] };
}

export interface Source { title: string; url?: string; date?: string; section?: string }

/** One way out, ready to apply. `edits` are applied together, right to left. */
export interface Fix {
  id: string;
  label: string;
  /** May be applied without a second look: the finding goes, nothing else comes, the text still reads well. */
  safe: boolean;
  edits?: { span: Span; replacement: string }[];
  /** Length in UTF-16 units of each field that the edits touch, when it was checked: a fix for another text is stale. */
  lengths?: { field: string; length: number }[];
  /** Send by this route instead, to the party's own address on it; where the draft knows none, `applyFix` throws `no-address`. */
  channel?: Channel;
  transport?: Transport;
  /** Take these recipients out, or move them to bcc. */
  removeRecipients?: number[];
  bccRecipients?: number[];
}

export type Decision = 'allow' | 'warn' | 'block';

export interface Verdict {
  channel: Channel;
  transport?: Transport;
  /** The highest severity found: `info` allows. */
  decision: Decision;
  /** Highest severity first, then order in the text. */
  findings: Finding[];
  entities: Entity[];
  /** The content judged on the pack's other routes, best first (recipients not judged); empty where the decision is `allow`. */
  routes: { channel: Channel; transport?: Transport; decision: Decision; rules: string[] }[];
  /** SMS and NemSMS only. */
  sms?: SmsLength;
  pack: { id: string; version: string; lastReviewed: string };
}

export interface SmsLength {
  encoding: 'gsm-7' | 'ucs-2';
  /** Septets (extension characters count two) or UTF-16 code units. */
  units: number;
  segments: number;
  /** Units left in the last segment. */
  remaining: number;
  /** Characters that force UCS-2, with what to write instead where there is one. */
  nonGsm: { span: Span; suggestion?: string }[];
}

// ---------------------------------------------------------------- how it is judged

export type PackId = 'dk-public-sector' | 'dk-public-health' | 'dk-private' | 'citizen-form' | 'dk-public-2015' | 'dk-strict';

export interface Policy {
  /** Default `dk-public-sector`. */
  pack?: PackId;
  /** Language of titles, messages and labels. Default `da`. */
  language?: 'da' | 'en';
  /** Change a rule's severity, or switch it off. */
  rules?: Record<string, Severity | 'off'>;
  /** Numbers and lists that the rules read; see the catalogue. */
  params?: Partial<Params>;
  /** The organisation's own words; matched with Danish inflection and compounding. */
  terms?: { kind: DataKind; words: string[]; dataClass?: DataClass }[];
  /** The organisation's own patterns, in the syntax of the Rust `regex` crate: linear time, no look-around. */
  patterns?: { kind: DataKind; regex: string; confidence?: number; cues?: string[] }[];
  /** Words and numbers that are never personal data here: own phone numbers, product numbers. */
  ignore?: string[];
}

/** A list given in a policy replaces the default one. */
export interface Params {
  /** GSM-7 septets one SMS may have (UCS-2: 70 of 160 in proportion). Default 160. */
  smsLimit: number;
  /** The same for NemSMS. Default 160. */
  nemsmsLimit: number;
  /** More persons than this in one message are bulk. Default 5. */
  bulkPersons: number;
  /** Days a number's verification holds. Default 365. */
  numberMaxAgeDays: number;
  /** Days a TLS probe holds. Default 30. */
  tlsProbeMaxAgeDays: number;
  /** Outside recipients who may see each other. Default 1. */
  maxVisibleRecipients: number;
  /** The sender's own domains: not outside. Default none. */
  ownDomains: string[];
  /** Places where personal data may be sent safely; a request for data must name one of them. Default: the national ones. */
  secureRoutes: string[];
  /** Every e-mail with personal data must be encrypted, whatever the data class. Default false. */
  encryptAll: boolean;
  /** Entities below this confidence are not reported. Default 0.5. */
  minConfidence: number;
  /** UTF-16 units of one field. Default 1,000,000. */
  maxTextLength: number;
}

export class Validator {
  /** @throws PresendError `invalid-policy`, naming the path of the offending value and why. */
  constructor(policy?: Policy);
  /** @throws PresendError `invalid-draft`, naming the path of the offending value and why. */
  check(draft: Draft): Verdict;
  /**
   * Checks a message template before it is put in use: placeholders such as `[dato/kl.]`, `{{navn}}`, `{cpr}`,
   * `<Adresse>`, `«Diagnose»`, `%CPR%`, `${name}` are read as the kind of data that will be filled in.
   */
  checkTemplate(draft: Draft): Verdict;
  /** Which parties of the case may receive this draft, and why not the others. */
  eligibleRecipients(draft: Draft): { party: string; allowed: boolean; rules: string[]; reasons: string[] }[];
  /** The text with every entity of the given kinds replaced; default: everything but ordinary data. */
  redact(text: string, options?: { kinds?: DataKind[]; style?: 'label' | 'mask' }): string;
  /**
   * What may be logged of a decision: never text, never a value, never a hash of one.
   * @throws PresendError `personal-data` where a note contains an entity.
   */
  auditRecord(verdict: Verdict, overrides?: { rule: string; reason: string; note?: string }[]): AuditRecord;
  /** The rules of the pack in force, for an administrator's page. */
  rules(): { id: string; severity: Severity | 'off'; title: string; explanation: string; sources: Source[]; inForce: { from?: string; to?: string } }[];
  free(): void;
}

export interface AuditRecord {
  at: string;
  pack: Verdict['pack'];
  channel: Channel;
  decision: Decision;
  rules: { rule: string; severity: Severity; count: number }[];
  kinds: Partial<Record<DataKind, number>>;
  overrides?: { rule: string; reason: string; note?: string }[];
}

/** Length and encoding of one SMS text. */
export function smsLength(text: string): SmsLength;

/** Personal data in one text, in text order, without any rules. `span.field` is `text`. */
export function scan(text: string, options?: { kinds?: DataKind[]; minConfidence?: number }): Entity[];

/** Applies a fix to the draft and returns the new draft; the old one is not changed. */
export function applyFix(draft: Draft, fix: Fix): Draft;

export class PresendError extends Error {
  constructor(message?: string, options?: { code?: PresendError['code']; path?: string; expected?: string; cause?: unknown });
  code: 'load-failed' | 'not-initialised' | 'freed' | 'invalid-policy' | 'invalid-draft' | 'too-long' | 'stale-fix' | 'no-address' | 'personal-data' | 'internal';
  /** Where in the draft or policy, e.g. `recipients[1].address`. */
  path?: string;
  /** What was expected there. */
  expected?: string;
}

/** Version of the package, and of this contract. Unions may grow in a minor version: treat unknown members as the caller's default. */
export declare const version: string;
export declare const contractVersion: 1;
