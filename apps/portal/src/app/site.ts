/** What the server says of the site in the head of the page. */
type SiteFacts = {
  readonly demonstration?: boolean
  readonly organiser?: string
  readonly contact?: string
  readonly siteCode?: string
  readonly icpRecord?: string
  readonly securityRecord?: string
}

/** Empty where the page came from a development server. */
export function siteFacts(): SiteFacts {
  const content = document.querySelector<HTMLMetaElement>('meta[name="lj-site"]')?.content
  return content ? (JSON.parse(content) as SiteFacts) : {}
}
