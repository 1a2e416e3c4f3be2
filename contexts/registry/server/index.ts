import type { ContextModule } from '@lingjiang/platform'
import { permissions, refusals, registryEvents } from '../contract/index.ts'
import { REGISTRY_PARAMETERS } from '../domain/index.ts'
import { exportCatalogue, getCatalogueOrganisation, listCatalogue, listPublicExamples } from './catalogue.ts'
import { filingHandlers } from './filing-case.ts'
import { readFilingDocument, removeFilingDocument, uploadFilingDocument } from './filing-documents.ts'
import { listFilings, openFiling, saveFilingItems, saveFilingStatement } from './filings.ts'
import { getFiling } from './get-filing.ts'
import { checkCreditCode, getOrganisation, saveOrganisation } from './organisation.ts'
import { addReviewer, callPanel, listPanelCalls, listReviewers, scoreFiling } from './panel.ts'
import { listPublicity, lodgeObjection } from './publicity.ts'
import { registerOrganisation } from './register-organisation.ts'
import { addSite, changeSite, listSites, withdrawSite } from './sites.ts'
import { addStaff, listStaff, removeStaff } from './staff.ts'
import { submitFiling } from './submit-filing.ts'

export {
  type Examiner,
  examinersOf,
  type FiledEntry,
  type FiledItem,
  findFiledEntry,
  getFiledScope,
  isListed,
  siteOf,
  staffOf,
} from './filed-scope.ts'
export { loadPublicExamples } from './load-public-examples.ts'
export { type Organisation, organisationStore } from './organisation-store.ts'
export { findOrganisation } from './own-organisation.ts'
export type { PanelMarks, Reviewer } from './review-store.ts'
export { type FilingSeed, type SeededFiling, type SeedStop, seedFiling } from './seed-filing.ts'
export { seedReviewers } from './seed-reviewers.ts'
export type { Room, RoomEntry, Site, SiteEntry } from './site-store.ts'
export type { StaffMember } from './staff-store.ts'

/** The registry context: organisations, their filings and sites, the public catalogue. */
export function registryModule(): ContextModule {
  return {
    name: 'registry',
    permissions,
    refusals,
    events: registryEvents,
    parameters: REGISTRY_PARAMETERS.list,
    cases: filingHandlers,
    routes: [
      getOrganisation,
      saveOrganisation,
      registerOrganisation,
      checkCreditCode,
      listSites,
      addSite,
      changeSite,
      withdrawSite,
      listStaff,
      addStaff,
      removeStaff,
      listFilings,
      openFiling,
      getFiling,
      saveFilingStatement,
      saveFilingItems,
      uploadFilingDocument,
      removeFilingDocument,
      readFilingDocument,
      submitFiling,
      listReviewers,
      addReviewer,
      callPanel,
      listPanelCalls,
      scoreFiling,
      listPublicity,
      lodgeObjection,
      listCatalogue,
      exportCatalogue,
      getCatalogueOrganisation,
      listPublicExamples,
    ],
  }
}
