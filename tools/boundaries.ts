import { cruiseTree } from './cruise.ts'

const { breaches, modules, imports } = await cruiseTree()
for (const { rule, from, to, comment } of breaches) console.error(`${rule}: ${from} -> ${to}\n  ${comment}`)
// A guard that reads no TypeScript passes everything: it must have seen the tree.
if (imports < modules / 2) {
  console.error(`Only ${imports} imports were seen in ${modules} modules: the TypeScript reader does not work.`)
  process.exit(1)
}
console.log(`${modules} modules, ${imports} imports, ${breaches.length} breaches`)
process.exit(breaches.length === 0 ? 0 : 1)
