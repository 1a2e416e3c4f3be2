import type { Actor, PermissionList, Role } from '@lingjiang/kernel'

/** The first wall: who holds which permission, from the lists that the contexts publish. */
export class Permissions {
  readonly #holders = new Map<string, ReadonlySet<Role | 'anonymous'>>()

  constructor(lists: readonly PermissionList[]) {
    for (const list of lists)
      for (const [name, roles] of Object.entries(list)) {
        if (this.#holders.has(name)) throw new Error(`permission ${name} is defined twice`)
        this.#holders.set(name, new Set(roles))
      }
  }

  known(name: string): boolean {
    return name === 'public' || name === 'signed-in' || this.#holders.has(name)
  }

  /** `public` is everybody, `signed-in` any account. A job may do all. */
  allows(actor: Actor, name: string): boolean {
    if (name === 'public' || actor.kind === 'system') return true
    if (actor.kind === 'anonymous') return this.#holders.get(name)?.has('anonymous') ?? false
    return name === 'signed-in' || (this.#holders.get(name)?.has(actor.role) ?? false)
  }

  /** The names that a role holds, for menus. */
  of(role: Role): readonly string[] {
    return [...this.#holders].filter(([, roles]) => roles.has(role)).map(([name]) => name)
  }

  all(): readonly { readonly name: string; readonly roles: readonly string[] }[] {
    return [...this.#holders].map(([name, roles]) => ({ name, roles: [...roles] }))
  }
}
