create schema item_bank;
grant usage on schema item_bank to lingjiang_app;

create table item_bank.bank (
  id              uuid primary key,
  -- Null: the bank of the province, which every organisation draws from.
  organisation_id uuid,
  region_code     text not null,
  occupation_code text not null constraint bank_occupation_shaped check (occupation_code ~ '^[1-8]-\d{2}-\d{2}-\d{2}$'),
  occupation_name text not null,
  level           text not null constraint bank_level_known check (level in ('0', '5', '4', '3', '2', '1', 'T', 'C')),
  title           text not null,
  sample          boolean not null default false,
  form            jsonb not null,
  version         integer not null default 1,
  created_by      uuid,
  created_at      timestamptz not null,
  changed_at      timestamptz not null);
comment on table item_bank.bank is 'An item bank of an occupation and level: form of the paper, blueprint, items, scoring sheets. Kept for ever.';
create unique index bank_taken on item_bank.bank (coalesce(organisation_id, '00000000-0000-0000-0000-000000000000'), occupation_code, level);

create table item_bank.blueprint_node (
  bank_id    uuid not null references item_bank.bank (id),
  code       text not null,
  parent     text,
  name       text not null,
  weight     double precision,
  importance text constraint blueprint_node_importance_known check (importance in ('X', 'Y', 'Z')),
  constraint blueprint_node_taken primary key (bank_id, code));
comment on table item_bank.blueprint_node is '鉴定要素细目表 of a bank: areas, scopes with weights, points with X, Y, Z. Replaced whole with an import.';

create table item_bank.item (
  id              uuid primary key,
  bank_id         uuid not null references item_bank.bank (id),
  organisation_id uuid,
  region_code     text not null,
  identifier      text not null,
  kind            text not null constraint item_kind_known check (kind in ('single', 'multiple', 'judgment')),
  point           text not null,
  sealed          bytea not null,
  digest          text not null,
  import_id       uuid not null,
  drawn           integer not null default 0,
  withdrawn_at    timestamptz,
  created_at      timestamptz not null,
  constraint item_identifier_taken unique (bank_id, identifier));
comment on table item_bank.item is 'Items. Text, choices and key are sealed (AES-256-GCM) as one value; only the owner of the bank and the draw open them. Kept for ever.';
create index item_point on item_bank.item (bank_id, point);

create table item_bank.rubric (
  id         uuid primary key,
  bank_id    uuid not null references item_bank.bank (id),
  subject    text not null constraint rubric_subject_known check (subject in ('practical', 'review')),
  stations   jsonb not null,
  version    integer not null,
  created_at timestamptz not null,
  constraint rubric_version_taken unique (bank_id, subject, version));
comment on table item_bank.rubric is 'Scoring sheets (评分记录表) by version. Kept for ever: signed scores name the version they used.';

create table item_bank.item_import (
  id          uuid primary key,
  bank_id     uuid not null references item_bank.bank (id),
  file_name   text not null,
  file_sha256 text not null,
  items       integer not null,
  replaced    integer not null,
  blueprint   boolean not null,
  rubrics     integer not null,
  account_id  uuid,
  imported_at timestamptz not null);
comment on table item_bank.item_import is 'Files taken over whole. The file itself is not kept: it holds the keys in the clear.';

alter table item_bank.bank enable row level security;
create policy bank_seen on item_bank.bank for select to lingjiang_app
  using (platform.actor_sees(region_code, organisation_id, null) or (organisation_id is null and platform.actor_account() is not null
         and platform.actor_role() in ('organisation-manager', 'county-officer', 'city-officer', 'province-officer')));
create policy bank_written on item_bank.bank for insert to lingjiang_app
  with check (platform.is_system() or organisation_id = platform.actor_organisation()
              or (organisation_id is null and platform.actor_covers(region_code)));
create policy bank_changed on item_bank.bank for update to lingjiang_app
  using (platform.is_system() or organisation_id = platform.actor_organisation()
         or (organisation_id is null and platform.actor_covers(region_code)));

-- Whether the actor owns a bank: the organisation itself, the province for its own. Officers see that a bank is there, not what it asks.
create function item_bank.owns(bank_organisation uuid, bank_region text) returns boolean language sql stable parallel safe
  return platform.is_system()
      or (bank_organisation is not null and bank_organisation = platform.actor_organisation() and platform.actor_role() = 'organisation-manager')
      or (bank_organisation is null and platform.actor_covers(bank_region) and platform.actor_role() = 'province-officer');
alter table item_bank.item enable row level security;
create policy item_owned on item_bank.item for all to lingjiang_app
  using (item_bank.owns(organisation_id, region_code)) with check (item_bank.owns(organisation_id, region_code));

alter table item_bank.blueprint_node enable row level security;
create policy blueprint_node_seen on item_bank.blueprint_node for all to lingjiang_app
  using (exists (select from item_bank.bank b where b.id = bank_id))
  with check (exists (select from item_bank.bank b where b.id = bank_id and item_bank.owns(b.organisation_id, b.region_code)));
alter table item_bank.rubric enable row level security;
create policy rubric_seen on item_bank.rubric for select to lingjiang_app
  using (exists (select from item_bank.bank b where b.id = bank_id));
create policy rubric_written on item_bank.rubric for insert to lingjiang_app
  with check (exists (select from item_bank.bank b where b.id = bank_id and item_bank.owns(b.organisation_id, b.region_code)));
alter table item_bank.item_import enable row level security;
create policy item_import_seen on item_bank.item_import for all to lingjiang_app
  using (exists (select from item_bank.bank b where b.id = bank_id and item_bank.owns(b.organisation_id, b.region_code)));

-- How many items a bank has of each kind on each point: for those who may know of the bank but not read it.
create function item_bank.count_items(wanted uuid) returns table (point text, kind text, items integer)
language sql stable security definer set search_path = pg_catalog
as $$ select i.point, i.kind, count(*)::integer from item_bank.item i where i.bank_id = wanted and i.withdrawn_at is null group by 1, 2 $$;
revoke all on function item_bank.count_items(uuid) from public;
grant execute on function item_bank.count_items(uuid), item_bank.owns(uuid, text) to lingjiang_app;

grant select, insert, update on item_bank.bank, item_bank.item to lingjiang_app;
grant select, insert, delete on item_bank.blueprint_node to lingjiang_app;
grant select, insert on item_bank.rubric, item_bank.item_import to lingjiang_app;
