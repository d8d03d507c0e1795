export { Answers } from './answers';
export { isFilled } from './conditions';
export { createDraftKeeper, type DraftState, type Typed } from './draft-keeper';
export { type Faults, faultsOf, fieldsFor, fromDraft, idOf, missing, summaryOf, toSend } from './form-data';
export { FormFields } from './form-fields';
export { IntegerField } from './integer-field';
export { draftsOf, draftsRest, holdKeeper, type Keeper, keeperFor, watchPage, writeDrafts } from './unsaved';
