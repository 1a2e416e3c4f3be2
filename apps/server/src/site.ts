/** What a government site says of itself at the foot of every page. Only who runs it can know; what is absent is shown as not set. */
export type SiteFacts = {
  /** Whether the people in it are made up, which every page then says. */
  readonly demonstration: boolean
  readonly organiser?: string | undefined
  readonly contact?: string | undefined
  readonly siteCode?: string | undefined
  readonly icpRecord?: string | undefined
  readonly securityRecord?: string | undefined
}

/** The page with the facts in its head, where the portal reads them before it asks for anything. */
export function pageWithSite(page: string, site: SiteFacts): string {
  const content = JSON.stringify(site).replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`)
  return page.replace('</head>', `<meta name="lj-site" content="${content}" />\n  </head>`)
}
