export { HOSTILE_FILES } from './hostile-files.ts'
export * from './issuing-office.ts'
