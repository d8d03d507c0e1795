import type { OutcomeCode, Role, Scalar, Status, StepCode } from './words';

/** Sensitivity: OPerational, IDentifying, SOCial-welfare, HeaLTh, specially PROTected. */
export type FieldClass = 'OP' | 'ID' | 'SOC' | 'HLT' | 'PROT';

export type FieldKind =
  | 'TEXT'
  | 'BOOLEAN'
  | 'INTEGER'
  | 'DATE'
  | 'TIME'
  /** A moment, kept as an instant; people may send local time. */
  | 'DATETIME'
  | 'CODE'
  | 'CODES'
  | 'USER'
  | 'PERSON'
  | 'LIST'
  | 'GROUP';

/** One field of a form. The form, the API's validation and the texts to translate all come from it. */
export interface Field {
  readonly name: string;
  readonly kind: FieldKind;
  readonly class: FieldClass;
  readonly required?: boolean;
  readonly requiredWhen?: Condition;
  /** Only these outcomes ask for the field; without it, every outcome may carry it. */
  readonly outcomes?: readonly OutcomeCode[];
  /** TEXT: code points; INTEGER: value; CODES and LIST: number of entries; DATE: `max` whole years ago at most. */
  readonly min?: number;
  readonly max?: number;
  readonly options?: readonly string[];
  /** TEXT: a named shape: ISO 639-3 language, phone number, opaque record reference, three-digit municipality number, an identifier without words. */
  readonly format?: 'LANGUAGE' | 'PHONE' | 'REFERENCE' | 'MUNICIPALITY' | 'ID';
  /** DATE: not after today. DATETIME: not after now. */
  readonly notFuture?: boolean;
  /** GROUP (one object) and LIST (several). */
  readonly fields?: readonly Field[];
  /** The value is remembered in the case's state under this name, because a rule needs it. Never free text. */
  readonly fact?: string;
  /** USER: the role that the person must hold. */
  readonly role?: Role;
  /** Other names under which the field may be sent; a dot reaches into an object. Kept and shown under `name` alone. */
  readonly aliases?: readonly string[];
  /** CODE, CODES and TEXT: other spellings of a value, as people write it. */
  readonly spellings?: { readonly [written: string]: string };
  /** Where the condition holds, this stands in the value's place before anything is decided or kept. */
  readonly standIn?: { readonly when: Condition; readonly as: string };
  /** GROUP and LIST: the inner field that a bare value stands for. */
  readonly shorthand?: string;
  /** LIST: the inner field that holds the key where the list is sent as an object, one entry per key. */
  readonly keyedBy?: string;
  /** CODES and TEXT: the value names something that the case holds; people choose it and type no identifier. */
  readonly refersTo?: Reference;
  /** TEXT of format ID: a new identifier that the form's program makes up, because it says nothing to people. */
  readonly made?: true;
}

/** What a value may name among what the case already holds. */
export type Reference = EntryReference | ListReference;

/** Entries of one kind. Those with the same identifier are about one thing, and the newest says how it stands. */
export interface EntryReference {
  readonly entries: string;
  /** The entries' field with the identifier; an entry without it is known by its own id. */
  readonly by: string;
  /** Remembered fields that tell people which one it is. */
  readonly told: readonly string[];
  /** An identifier that nothing has yet begins something new. */
  readonly orNew?: true;
}

/** The members of the list of this name, as the newest form that has one holds it. */
export interface ListReference {
  readonly list: string;
  readonly by: string;
  /** The member's field that tells people which one it is. */
  readonly told: string;
}

/** A question about the case or the form, in data. All given parts must hold. */
export interface Condition {
  readonly all?: readonly Condition[];
  readonly any?: readonly Condition[];
  readonly not?: Condition;
  /** A fact of the case's state (dotted paths reach into objects). */
  readonly fact?: string;
  /** A field of the form at hand (dotted paths reach into groups). */
  readonly field?: string;
  /** For `fact` and `field`: exactly one of the following; with none of them the value must be truthy. */
  readonly is?: Scalar;
  readonly in?: readonly Scalar[];
  readonly present?: boolean;
  readonly atLeast?: number;
  readonly includes?: Scalar;
  readonly outcome?: OutcomeCode;
  readonly status?: Status | readonly Status[];
  /** True while a task of this step is open. */
  readonly open?: StepCode;
  /** True once a task of this step was completed. */
  readonly done?: StepCode;
  /** True while a case that this one started still runs. */
  readonly children?: 'RUNNING';
  /** A named rule of kind `conditions`. */
  readonly rule?: string;
}
