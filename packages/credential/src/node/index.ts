export { pageWithTrust } from './page-with-trust.ts'
export { type CommandResult, runVerifyCommand, USAGE } from './verify-command.ts'
