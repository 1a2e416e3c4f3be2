/** An address with its region before it, unless it begins with the region already. */
export function wholeAddress(region: string, address: string): string {
  return address.startsWith(region) ? address : `${region} ${address}`
}
