export {
  axeInAllEditions,
  axeViolations,
  contrastFaults,
  EDITIONS,
  elderFaults,
  reflowFaults,
  restyle,
  settled,
  smallTargets,
  wear,
} from './accessibility.ts'
export { DESK, type Looks, newVisitor, openBrowser, PHONE, watchFaults } from './open-browser.ts'
export { PICTURES_WANTED, takePicture } from './picture.ts'
export { STRICT_POLICY, serveBuilt } from './serve-built.ts'
