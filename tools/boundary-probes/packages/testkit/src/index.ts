export { statuses } from '../../../contexts/registry/contract/index.ts'
