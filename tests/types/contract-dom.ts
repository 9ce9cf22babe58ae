// The same for presend/dom, which needs the DOM library.
import type * as contract from '../contract/dom';
import type * as own from '../../js/dom/index';

type Keeps<Promised, Own extends Promised> = Own;

export type Module = Keeps<typeof contract, typeof own>;
export type Given = Keeps<own.GuardOptions, contract.GuardOptions>;
export type Guarded = Keeps<ReturnType<typeof contract.guardForm>, ReturnType<typeof own.guardForm>>;
