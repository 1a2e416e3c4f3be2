create schema identity;
grant usage on schema identity to lingjiang_app, lingjiang_public;

create table identity.region (
  code   text primary key constraint region_code_shaped check (code ~ '^\d{6}(\d{3})?$'),
  name   text not null,
  parent text references identity.region (code),
  tier   text not null constraint region_tier_known check (tier in ('province', 'city', 'county', 'town')));
comment on table identity.region is 'GB/T 2260 divisions of the province. Public reference data.';
grant select on identity.region to lingjiang_app, lingjiang_public, lingjiang_reader;
grant insert on identity.region to lingjiang_app;

create table identity.person (
  id              uuid primary key,
  name            text not null,
  document_type   text not null,
  document_sealed bytea not null,
  document_index  bytea not null,
  sex             text constraint person_sex_known check (sex in ('male', 'female')),
  born_on         date,
  phone_sealed    bytea,
  assurance       text not null constraint person_assurance_known check (assurance in ('stated', 'checked', 'face-matched')),
  synthetic       boolean not null default false,
  created_at      timestamptz not null,
  constraint person_document_taken unique (document_type, document_index));
comment on table identity.person is 'Natural persons by identity document. Number and phone are sealed (AES-256-GCM); the index is keyed. Kept while any record of the person is kept.';
alter table identity.person enable row level security;
create policy person_seen on identity.person for select to lingjiang_app
  using (platform.is_system() or id = platform.actor_person());
create policy person_written on identity.person for all to lingjiang_app
  using (platform.is_system() or id = platform.actor_person()) with check (platform.is_system() or id = platform.actor_person());
grant select, insert, update on identity.person to lingjiang_app;

create table identity.account (
  id              uuid primary key,
  login_label     text not null,
  login_index     bytea not null constraint account_login_taken unique,
  display_name    text not null,
  password_hash   text not null,
  totp_sealed     bytea,
  totp_last_step  bigint not null default 0,
  person_id       uuid references identity.person (id),
  failed_attempts integer not null default 0,
  locked_until    timestamptz,
  disabled_at     timestamptz,
  created_at      timestamptz not null);
comment on table identity.account is 'Sign-in accounts. The login of a candidate is a phone number: only its keyed index and a masked label are kept.';
create unique index account_person_taken on identity.account (person_id) where person_id is not null;
alter table identity.account enable row level security;
create policy account_seen on identity.account for select to lingjiang_app
  using (platform.is_system() or id = platform.actor_account()
         or platform.actor_role() in ('system-administrator', 'security-administrator', 'audit-administrator'));
create policy account_written on identity.account for all to lingjiang_app
  using (platform.is_system() or platform.actor_role() = 'system-administrator')
  with check (platform.is_system() or platform.actor_role() = 'system-administrator');
grant select, insert, update on identity.account to lingjiang_app;

create table identity.mandate (
  id                uuid primary key,
  account_id        uuid not null references identity.account (id),
  role              text not null,
  region_codes      text[] not null default '{}',
  organisation_id   uuid,
  organisation_name text,
  valid_from        date not null,
  valid_to          date,
  delegated_from    uuid references identity.mandate (id),
  reason            text,
  granted_by        uuid,
  granted_at        timestamptz not null,
  revoked_at        timestamptz,
  constraint mandate_officer_has_region check (role not like '%-officer' or cardinality(region_codes) > 0),
  constraint mandate_organisation_named check (role <> 'organisation-manager' or organisation_id is not null),
  constraint mandate_delegation_ends check (delegated_from is null or valid_to is not null));
comment on table identity.mandate is 'Role × regions × organisation of an account, dated. Never deleted: revoked.';
create index mandate_account on identity.mandate (account_id);
-- The three administrators exclude one another (GB/T 22239 tier 3): one account holds at most one of the three.
create unique index mandate_administrator_exclusive on identity.mandate (account_id)
  where revoked_at is null and role in ('system-administrator', 'security-administrator', 'audit-administrator');
alter table identity.mandate enable row level security;
create policy mandate_seen on identity.mandate for select to lingjiang_app
  using (platform.is_system() or account_id = platform.actor_account() or granted_by = platform.actor_account()
         or platform.actor_role() in ('system-administrator', 'security-administrator', 'audit-administrator')
         or (organisation_id is not null and organisation_id = platform.actor_organisation()));
create policy mandate_written on identity.mandate for all to lingjiang_app
  using (platform.is_system() or granted_by = platform.actor_account() or platform.actor_role() = 'security-administrator')
  with check (platform.is_system() or granted_by = platform.actor_account() or platform.actor_role() = 'security-administrator');
grant select, insert, update on identity.mandate to lingjiang_app;

create table identity.session (
  id           uuid primary key,
  token_hash   bytea not null constraint session_token_taken unique,
  csrf_token   text not null,
  account_id   uuid not null references identity.account (id),
  mandate_id   uuid references identity.mandate (id),
  state        text not null constraint session_state_known check (state in ('totp-required', 'choose-mandate', 'signed-in')),
  attempts     integer not null default 0,
  created_at   timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at   timestamptz not null,
  ended_at     timestamptz);
comment on table identity.session is 'Sessions; the token is kept as a digest only. Deleted 90 days after they end.';
alter table identity.session enable row level security;
create policy session_seen on identity.session for all to lingjiang_app
  using (platform.is_system() or account_id = platform.actor_account())
  with check (platform.is_system() or account_id = platform.actor_account());
grant select, insert, update, delete on identity.session to lingjiang_app;

-- Reads a session before any actor is known: one row by the digest of a 256-bit token, nothing else.
create function identity.read_session(token bytea, at timestamptz)
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
       and (m.delegated_from is null or exists (select from identity.mandate d where d.id = m.delegated_from and d.revoked_at is null))
  where s.token_hash = token and s.ended_at is null and s.expires_at > at
$$;
revoke all on function identity.read_session(bytea, timestamptz) from public;
grant execute on function identity.read_session(bytea, timestamptz) to lingjiang_app;
