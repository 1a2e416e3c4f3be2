-- Names the lender of a borrowed mandate to its borrower: the accounts of others are not theirs to read.
create function identity.lender_name(mandate uuid) returns text
language sql stable security definer set search_path = pg_catalog
as $$
  select a.display_name from identity.mandate m join identity.mandate d on d.id = m.delegated_from join identity.account a on a.id = d.account_id
  where m.id = mandate and (platform.is_system() or m.account_id = platform.actor_account())
$$;
revoke all on function identity.lender_name(uuid) from public;
grant execute on function identity.lender_name(uuid) to lingjiang_app;

create function identity.borrower_name(mandate uuid) returns text
language sql stable security definer set search_path = pg_catalog
as $$
  select a.display_name from identity.mandate m join identity.account a on a.id = m.account_id
  where m.id = mandate and m.delegated_from is not null and (platform.is_system() or m.granted_by = platform.actor_account())
$$;
revoke all on function identity.borrower_name(uuid) from public;
grant execute on function identity.borrower_name(uuid) to lingjiang_app;

-- Whether a mandate is the actor's own and can be lent: never one that was itself borrowed.
create function identity.may_lend(mandate uuid, lent_role text) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$
  select exists (select from identity.mandate d where d.id = mandate and d.account_id = platform.actor_account()
                 and d.role = lent_role and d.delegated_from is null and d.revoked_at is null)
$$;
revoke all on function identity.may_lend(uuid, text) from public;
grant execute on function identity.may_lend(uuid, text) to lingjiang_app;

-- Only the security administrator grants; everybody else can at most lend the own role.
create policy mandate_made on identity.mandate as restrictive for insert to lingjiang_app
  with check (platform.is_system() or platform.actor_role() = 'security-administrator' or identity.may_lend(delegated_from, role));
create policy mandate_changed on identity.mandate as restrictive for update to lingjiang_app
  using (platform.is_system() or platform.actor_role() = 'security-administrator' or delegated_from is not null);
create index mandate_delegated on identity.mandate (delegated_from) where delegated_from is not null;
create index account_created on identity.account (created_at desc, id);

-- Whether the mandate that something was lent from still stands: its borrower cannot see it. A disabled lender lends nothing.
create function identity.loan_stands(lent_from uuid) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$
  select exists (select from identity.mandate d join identity.account a on a.id = d.account_id
                 where d.id = lent_from and d.revoked_at is null and a.disabled_at is null)
$$;
revoke all on function identity.loan_stands(uuid) from public;
grant execute on function identity.loan_stands(uuid) to lingjiang_app;
create or replace function identity.read_session(token bytea, at timestamptz)
returns table (session_id uuid, csrf_token text, state text, last_seen_at timestamptz, account_id uuid, person_id uuid,
               mandate_id uuid, role text, region_codes text[], organisation_id uuid, delegated_by uuid)
language sql stable security definer set search_path = pg_catalog
as $$
  select s.id, s.csrf_token, s.state, s.last_seen_at, a.id, a.person_id, m.id, m.role, m.region_codes, m.organisation_id,
         (select d.account_id from identity.mandate d where d.id = m.delegated_from)
  from identity.session s
  join identity.account a on a.id = s.account_id and a.disabled_at is null
  left join identity.mandate m on m.id = s.mandate_id and m.revoked_at is null
       and m.valid_from <= (at at time zone 'Asia/Shanghai')::date
       and (m.valid_to is null or m.valid_to >= (at at time zone 'Asia/Shanghai')::date)
       and (m.delegated_from is null or identity.loan_stands(m.delegated_from))
  where s.token_hash = token and s.ended_at is null and s.expires_at > at
$$;
