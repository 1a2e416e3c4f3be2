export { pageWithTrust } from './page-with-trust.ts'
export { startVcApi, type VcApi, type VcApiOptions } from './vc-api.ts'
export { type CommandResult, runVerifyCommand, USAGE } from './verify-command.ts'
