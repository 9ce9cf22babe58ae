// The package's types keep the contract: whatever is written against the contract compiles against the package.
import type * as contract from '../contract/presend';
import type * as own from '../../js/presend';

/** Compiles only where `Own` may stand wherever `Promised` is expected. */
type Keeps<Promised, Own extends Promised> = Own;

export type Module = Keeps<typeof contract, typeof own>;
export type Instances = [
  Keeps<contract.Validator, own.Validator>, Keeps<contract.PresendError, own.PresendError>, Keeps<contract.Verdict, own.Verdict>,
  Keeps<contract.Entity, own.Entity>, Keeps<contract.AuditRecord, own.AuditRecord>, Keeps<contract.SmsLength, own.SmsLength>,
];
/** What callers hand in: everything the contract allows must be taken. */
export type Given = [
  Keeps<own.Draft, contract.Draft>, Keeps<own.Policy, contract.Policy>, Keeps<own.Fix, contract.Fix>, Keeps<own.DataKind, contract.DataKind>,
  Keeps<own.Verdict, contract.Verdict>,
];
