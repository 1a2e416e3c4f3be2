export { apportion } from './apportion.ts'
export { BANK_FAULTS, type BankFault, type BankFaultCode, bankFaultText } from './bank-fault.ts'
export {
  BLUEPRINT_HEADER,
  type BlueprintNode,
  checkBlueprint,
  IMPORTANCES,
  type Importance,
  isPoint,
  readBlueprint,
  scopesOf,
} from './blueprint.ts'
export {
  type Allotment,
  type DrawableItem,
  type DrawnItem,
  type DrawnPaper,
  drawPaper,
  type Lot,
} from './draw-paper.ts'
export { ITEM_KINDS, type ItemKind, isWholeForm, type PaperForm, type PaperSection } from './paper-form.ts'
export {
  type Criterion,
  fullTenths,
  RUBRIC_HEADER,
  RUBRIC_SUBJECTS,
  type Rubric,
  type RubricSubject,
  readRubrics,
  type Station,
} from './rubric.ts'
