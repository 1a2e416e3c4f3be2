-- Roles: owner migrates (whoever runs this), lingjiang_app runs the system under row-level security,
-- lingjiang_public answers the public and sees published tables only, lingjiang_reader reads published views.
do $$
begin
  if not exists (select from pg_roles where rolname = 'lingjiang_app') then create role lingjiang_app nologin; end if;
  if not exists (select from pg_roles where rolname = 'lingjiang_public') then create role lingjiang_public nologin; end if;
  if not exists (select from pg_roles where rolname = 'lingjiang_reader') then create role lingjiang_reader nologin; end if;
end $$;
create extension if not exists pg_trgm;
create extension if not exists btree_gist;
-- The migrating user acts as these roles where no separate logins are given.
do $$ begin execute format('grant lingjiang_app, lingjiang_public, lingjiang_reader to %I', current_user); end $$;
-- The job queue installs its own tables here.
create schema jobs authorization lingjiang_app;

create schema platform;
grant usage on schema platform to lingjiang_app, lingjiang_public, lingjiang_reader;

-- The second wall. Settings are put by the transaction (see transaction.ts); a missing setting sees nothing.
create function platform.is_system() returns boolean language sql stable parallel safe
  return coalesce(current_setting('app.kind', true), '') = 'system';
create function platform.actor_role() returns text language sql stable parallel safe
  return coalesce(current_setting('app.role', true), '');
create function platform.actor_account() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.account', true), '')::uuid;
create function platform.actor_organisation() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.organisation', true), '')::uuid;
create function platform.actor_person() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.person', true), '')::uuid;
create function platform.actor_covers(region text) returns boolean language sql stable parallel safe
  return exists (select from unnest(string_to_array(nullif(current_setting('app.regions', true), ''), ',')) p
                 where starts_with(region, p));
-- Who may see a row that belongs to a region, an organisation, a person: a job, an officer of the region, the organisation, the person.
create function platform.actor_sees(region text, organisation uuid, person uuid) returns boolean language sql stable parallel safe
  return platform.is_system()
      or platform.actor_covers(region)
      or (organisation is not null and organisation = platform.actor_organisation())
      or (person is not null and person = platform.actor_person());
create function platform.is_audit_administrator() returns boolean language sql stable parallel safe
  return platform.actor_role() = 'audit-administrator';

create table platform.audit_event (
  id              bigint generated always as identity primary key,
  at              timestamptz not null,
  actor_kind      text not null,
  account_id      uuid,
  mandate_id      uuid,
  role            text,
  delegated_by    uuid,
  action          text not null,
  subject_kind    text not null,
  subject_id      text not null,
  region_code     text,
  organisation_id uuid,
  outcome         text not null constraint audit_event_outcome_known check (outcome in ('done', 'refused', 'failed')),
  facts           jsonb not null default '{}',
  correlation_id  text not null);
comment on table platform.audit_event is 'Who did, tried or viewed what. Append only; kept 3 years hot, then sealed (GB/T 22239 tier 3).';
create index audit_event_subject on platform.audit_event (subject_kind, subject_id, id);
create index audit_event_account on platform.audit_event (account_id, id);
alter table platform.audit_event enable row level security;
create policy audit_event_appended on platform.audit_event for insert to lingjiang_app with check (true);
create policy audit_event_read on platform.audit_event for select to lingjiang_app
  using (platform.is_system() or platform.is_audit_administrator()
         or (region_code is not null and platform.actor_covers(region_code)) or account_id = platform.actor_account());
grant select, insert on platform.audit_event to lingjiang_app;

create table platform.outbox (
  id          bigint generated always as identity primary key,
  type        text not null,
  body        jsonb not null,
  at          timestamptz not null,
  relayed_at  timestamptz);
comment on table platform.outbox is 'Domain events, written in the transaction of the fact and delivered at least once. Kept 90 days after delivery.';
create index outbox_waiting on platform.outbox (id) where relayed_at is null;
grant select, insert on platform.outbox to lingjiang_app;
grant update (relayed_at) on platform.outbox to lingjiang_app;

create table platform.consumed_event (
  subscriber text not null,
  event_id   bigint not null,
  at         timestamptz not null default now(),
  primary key (subscriber, event_id));
comment on table platform.consumed_event is 'Makes every subscriber idempotent: inserted in the transaction of the effect.';
grant select, insert on platform.consumed_event to lingjiang_app;

create table platform.idempotent_reply (
  actor_key    text not null,
  endpoint     text not null,
  key          text not null,
  request_hash bytea not null,
  reply        jsonb not null,
  at           timestamptz not null default now(),
  constraint idempotent_reply_key_taken primary key (actor_key, endpoint, key));
comment on table platform.idempotent_reply is 'The reply of a write by client key, so that a repeated request changes nothing. Kept 7 days.';
grant select, insert, delete on platform.idempotent_reply to lingjiang_app;

create table platform.parameter (
  version        bigint generated always as identity primary key,
  key            text not null,
  region_code    text not null,
  value          jsonb not null,
  unit           text not null,
  effective_from date not null,
  authority      text not null,
  document       text not null,
  mark           text not null constraint parameter_mark_known check (mark in ('sourced', 'memory', 'inference')),
  recorded_by    uuid,
  recorded_at    timestamptz not null default now(),
  constraint parameter_date_taken unique (key, region_code, effective_from));
comment on table platform.parameter is 'Policy parameters: dated values with their source. Province default, city override. Append only, kept for ever: decisions name the version they used.';
grant select, insert on platform.parameter to lingjiang_app;
grant select on platform.parameter to lingjiang_public;

create table platform.blob (
  sha256     text primary key constraint blob_digest_shaped check (sha256 ~ '^[0-9a-f]{64}$'),
  size       bigint not null,
  media_type text not null,
  stored_at  timestamptz not null default now());
comment on table platform.blob is 'Files by digest. The bytes lie in the blob store. Kept as long as a record refers to them.';
grant select, insert on platform.blob to lingjiang_app;

create table platform.task (
  id              uuid primary key,
  kind            text not null,
  subject_id      text not null,
  account_id      uuid,
  organisation_id uuid,
  region_code     text not null,
  state           text not null default 'waiting' constraint task_state_known check (state in ('waiting', 'running', 'done', 'failed')),
  done            bigint not null default 0,
  total           bigint,
  result          jsonb,
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now());
comment on table platform.task is 'Long work with progress (imports, issuing). Kept 90 days.';
alter table platform.task enable row level security;
create policy task_seen on platform.task for all to lingjiang_app
  using (platform.actor_sees(region_code, organisation_id, null) or account_id = platform.actor_account());
grant select, insert, update on platform.task to lingjiang_app;

create schema process;
grant usage on schema process to lingjiang_app, lingjiang_public;

create table process.case_file (
  id              uuid primary key,
  process         text not null,
  subject_id      uuid not null,
  title           text not null,
  state           text not null,
  waiting_roles   text[] not null default '{}',
  region_code     text not null,
  organisation_id uuid,
  person_id       uuid,
  version         integer not null default 1,
  opened_at       timestamptz not null,
  changed_at      timestamptz not null,
  closed_at       timestamptz,
  constraint case_file_subject_taken unique (process, subject_id));
comment on table process.case_file is 'One case of a declared process; state derived from case_event. Kept as long as its subject.';
create index case_file_open on process.case_file using gin (waiting_roles) where closed_at is null;
create index case_file_changed on process.case_file (changed_at desc, id);
create index case_file_region on process.case_file (region_code text_pattern_ops, process, state);
create index case_file_organisation on process.case_file (organisation_id, changed_at desc);
alter table process.case_file enable row level security;
create policy case_file_seen on process.case_file for all to lingjiang_app
  using (platform.actor_sees(region_code, organisation_id, person_id))
  with check (platform.actor_sees(region_code, organisation_id, person_id));
grant select, insert, update on process.case_file to lingjiang_app;

create table process.case_event (
  case_id     uuid not null references process.case_file (id),
  number      integer not null,
  action      text not null,
  from_state  text not null,
  to_state    text not null,
  actor_kind  text not null,
  account_id  uuid,
  role        text,
  delegated_by uuid,
  reason      text,
  facts       jsonb not null default '{}',
  at          timestamptz not null,
  constraint case_event_slot_taken primary key (case_id, number));
comment on table process.case_event is 'Legal record of a case. Append only: the application role has no update or delete. Kept for ever.';
alter table process.case_event enable row level security;
create policy case_event_seen on process.case_event for select to lingjiang_app
  using (exists (select from process.case_file f where f.id = case_id));
create policy case_event_appended on process.case_event for insert to lingjiang_app
  with check (exists (select from process.case_file f where f.id = case_id));
grant select, insert on process.case_event to lingjiang_app;

create table process.clock (
  case_id    uuid not null references process.case_file (id),
  name       text not null,
  number     integer not null,
  started_at timestamptz not null,
  due_on     date not null,
  workdays_left integer,
  paused_at  timestamptz,
  stopped_at timestamptz,
  fired_at   timestamptz,
  parameter_version bigint,
  primary key (case_id, name, number));
comment on table process.clock is 'Legal time limits of cases. A row a run of a clock; kept for ever (on-time statistics).';
create index clock_running on process.clock (due_on) where stopped_at is null and fired_at is null and paused_at is null;
alter table process.clock enable row level security;
create policy clock_seen on process.clock for all to lingjiang_app
  using (exists (select from process.case_file f where f.id = case_id))
  with check (exists (select from process.case_file f where f.id = case_id));
grant select, insert, update on process.clock to lingjiang_app;
