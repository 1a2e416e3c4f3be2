import { webApp } from '../web.vite.mjs'

export default webApp({ name: 'portal', base: '/', budgetKb: 400 })
