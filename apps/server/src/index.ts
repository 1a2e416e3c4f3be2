export { type App, type AppOptions, createApp } from './app.ts'
export { openDemonstration } from './demo/open-demonstration.ts'
export { contextModules, MIGRATION_FOLDERS } from './modules.ts'
export { loadReferenceData } from './reference-data.ts'
