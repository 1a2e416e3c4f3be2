import { definePermissions } from '@lingjiang/kernel'

export const permissions = definePermissions({
  'assessment.session.plan': ['organisation-manager'],
  'assessment.session.read': [
    'organisation-manager',
    'examiner',
    'internal-supervisor',
    'county-officer',
    'city-officer',
    'province-officer',
  ],
  'assessment.registration.submit': ['candidate'],
  'assessment.registration.read': ['organisation-manager', 'county-officer', 'city-officer', 'province-officer'],
  'assessment.registration.review': ['organisation-manager'],
  'assessment.registration.reveal': ['organisation-manager', 'county-officer', 'city-officer', 'province-officer'],
  'assessment.delivery.read': [
    'organisation-manager',
    'examiner',
    'internal-supervisor',
    'county-officer',
    'city-officer',
    'province-officer',
  ],
  'assessment.scoring.read': ['organisation-manager', 'examiner'],
  'assessment.scoring.score': ['examiner'],
  'assessment.result.read': ['organisation-manager', 'county-officer', 'city-officer', 'province-officer'],
  'assessment.result.correct': ['organisation-manager'],
  'assessment.result.own': ['candidate'],
  'assessment.delivery.invigilate': ['organisation-manager', 'examiner', 'internal-supervisor'],
  'assessment.candidates.import': ['organisation-manager'],
})
