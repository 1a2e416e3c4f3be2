create schema credentials;
grant usage on schema credentials to lingjiang_app;
create schema credentials_pub;
grant usage on schema credentials_pub to lingjiang_app, lingjiang_public, lingjiang_reader;

create table credentials.number_series (
  organisation_code text not null constraint number_series_code_shaped check (organisation_code ~ '^[YSJ][0-9]{12}$'),
  year              integer not null,
  level             text not null,
  last_serial       integer not null,
  constraint number_series_serial_fits check (last_serial between 0 and 999999),
  primary key (organisation_code, year, level));
comment on table credentials.number_series is 'Last certificate serial per organisation, year and level (人社鉴发〔2019〕2号). Locked while numbers are allotted: gapless. Kept for ever.';
grant select, insert on credentials.number_series to lingjiang_app;
grant update (last_serial) on credentials.number_series to lingjiang_app;

create table credentials.certificate (
  id                uuid primary key,
  number            text not null constraint certificate_number_taken unique
                    constraint certificate_number_shaped check (number ~ '^[YSJ][0-9]{12}[0-9]{2}[012345TC][0-9]{6}$'),
  registration_id   uuid not null constraint certificate_registration_taken unique,
  session_id        uuid not null,
  organisation_id   uuid not null,
  organisation_kind text not null,
  person_id         uuid not null,
  holder_name       text not null,
  document_type     text not null,
  document_sealed   bytea not null,
  salt_sealed       bytea not null,
  photo_sha256      text,
  occupation_code   text not null,
  level             text not null,
  audience          text not null,
  region_code       text not null,
  issued_on         date not null,
  status            text not null constraint certificate_status_known check (status in ('valid', 'corrected', 'suspended', 'revoked', 'cancelled')),
  status_reason     text,
  version           integer not null default 1,
  status_index      bigint not null constraint certificate_status_index_taken unique,
  payload           jsonb not null,
  digest            text not null,
  issued_at         timestamptz not null);
comment on table credentials.certificate is 'Certificates with the holder''s full data. Number and salt sealed. Never deleted; kept for ever.';
create index certificate_session on credentials.certificate (session_id, number);
create index certificate_person on credentials.certificate (person_id, issued_on);
create index certificate_organisation on credentials.certificate (organisation_id, issued_on desc, number);
create index certificate_region on credentials.certificate (region_code text_pattern_ops, issued_on desc);
alter table credentials.certificate enable row level security;
create policy certificate_seen on credentials.certificate for select to lingjiang_app
  using (platform.actor_sees(region_code, organisation_id, person_id));
create policy certificate_issued on credentials.certificate for insert to lingjiang_app with check (platform.is_system());
create policy certificate_changed on credentials.certificate for update to lingjiang_app
  using (platform.is_system()) with check (platform.is_system());
grant select, insert on credentials.certificate to lingjiang_app;
grant update (status, status_reason, version, payload, digest) on credentials.certificate to lingjiang_app;

create table credentials.certificate_event (
  certificate_id uuid not null references credentials.certificate (id),
  number         integer not null,
  kind           text not null constraint certificate_event_kind_known
                 check (kind in ('issued', 'corrected', 'suspended', 'restored', 'revoked', 'cancelled')),
  reason         text,
  account_id     uuid,
  at             timestamptz not null,
  constraint certificate_event_slot_taken primary key (certificate_id, number));
comment on table credentials.certificate_event is 'What happened to a certificate. Append only, kept for ever.';
grant select, insert on credentials.certificate_event to lingjiang_app;

create table credentials.proof (
  certificate_id uuid not null references credentials.certificate (id),
  version        integer not null,
  algorithm      text not null,
  key_id         text not null,
  signature      bytea not null,
  seal           jsonb not null,
  leaf_index     bigint not null constraint proof_leaf_taken unique,
  tree_size      bigint not null,
  inclusion      bytea not null,
  primary key (certificate_id, version));
comment on table credentials.proof is 'Signature of the vc+jwt (the rest of it follows from payload and key), seal and inclusion receipt of each version of a certificate, written with it in one transaction. Append only, kept for ever.';
grant select, insert on credentials.proof to lingjiang_app;

create table credentials.issuing (
  session_id      uuid primary key,
  organisation_id uuid not null,
  region_code     text not null,
  occupation_code text not null,
  occupation_name text not null,
  level           text not null,
  passed          integer not null,
  issued          integer not null default 0,
  failure         text,
  task_id         uuid,
  opened_at       timestamptz not null,
  finished_at     timestamptz);
comment on table credentials.issuing is 'One row a session whose certificates were asked for: how many there are to issue and how many are. Kept for ever.';
alter table credentials.issuing enable row level security;
create policy issuing_seen on credentials.issuing for all to lingjiang_app
  using (platform.actor_sees(region_code, organisation_id, null)) with check (platform.actor_sees(region_code, organisation_id, null));
grant select, insert, update on credentials.issuing to lingjiang_app;

-- What the public may learn, and nothing else: masked, keyed indexes instead of names and numbers.
create table credentials_pub.certificate (
  number            text primary key,
  name_index        bytea not null,
  document_index    bytea not null,
  masked_name       text not null,
  masked_document   text not null,
  document_type     text not null,
  occupation_code   text not null,
  occupation_name   text not null,
  work_type         text,
  level             text not null,
  organisation_code text not null,
  organisation_name text not null,
  organisation_kind text not null,
  region_code       text not null,
  issued_on         date not null,
  status            text not null,
  status_reason     text,
  status_on         date,
  digest            text not null,
  check_token       text not null);
comment on table credentials_pub.certificate is 'Published view of certificates for the public query (PIPL: least necessary). One row a certificate, kept for ever.';
create index certificate_document on credentials_pub.certificate (document_index);
create index certificate_published_count on credentials_pub.certificate (region_code, occupation_code, level, organisation_kind);
grant select, insert on credentials_pub.certificate to lingjiang_app;
grant update (status, status_reason, status_on, digest, masked_name, name_index, occupation_name) on credentials_pub.certificate to lingjiang_app;
grant select on credentials_pub.certificate to lingjiang_public;
grant select on credentials_pub.certificate to lingjiang_reader;

create sequence credentials.status_index minvalue 0 start 0;
grant usage on sequence credentials.status_index to lingjiang_app;

create table credentials.scope (
  digest text primary key);
comment on table credentials.scope is 'Filed scopes whose digest stands in the register. Append only, kept for ever.';
grant select, insert on credentials.scope to lingjiang_app;

create table credentials.status_list (
  list        bigint not null,
  purpose     text not null constraint status_list_purpose_known check (purpose in ('revocation', 'suspension')),
  valid_from  timestamptz not null,
  valid_until timestamptz not null,
  jwt         text not null,
  leaf_index  bigint not null constraint status_list_leaf_taken unique,
  tree_size   bigint not null,
  inclusion   bytea not null,
  primary key (list, purpose, leaf_index));
comment on table credentials.status_list is 'Every signed version of every status list, with its place in the register. Append only, public, kept for ever.';
create index status_list_latest on credentials.status_list (list, purpose, valid_from desc);
grant usage on schema credentials to lingjiang_public;
grant select, insert on credentials.status_list to lingjiang_app;
grant select on credentials.status_list to lingjiang_public;

-- Checkpoints by size, for receipts: the register is the platform's and public.
create view credentials.register_checkpoint as select size, note from register.checkpoint;
grant select on credentials.register_checkpoint to lingjiang_app, lingjiang_public;

-- Counts kept with every issue and every change of state, so that statistics never count rows and never disagree with the register.
create table credentials_pub.certificate_count (
  region_code       text not null,
  occupation_code   text not null,
  level             text not null,
  organisation_code text not null,
  year              integer not null,
  organisation_kind text not null,
  organisation_name text not null,
  occupation_name   text not null,
  count             bigint not null constraint certificate_count_not_negative check (count >= 0),
  primary key (region_code, occupation_code, level, organisation_code, year));
comment on table credentials_pub.certificate_count is 'Certificates in force by exam region, occupation, level, organisation and year of issue. Derived; public.';
grant select, insert, update on credentials_pub.certificate_count to lingjiang_app;
grant select on credentials_pub.certificate_count to lingjiang_public, lingjiang_reader;
