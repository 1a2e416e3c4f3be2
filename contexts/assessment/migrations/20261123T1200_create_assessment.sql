create schema assessment;
grant usage on schema assessment to lingjiang_app, lingjiang_public;

create table assessment.plan (
  id                uuid primary key,
  number            text constraint plan_number_taken unique,
  organisation_id   uuid not null,
  organisation_name text not null,
  region_code       text not null,
  occupation_code   text not null,
  occupation_name   text not null,
  work_type         text,
  level             text not null constraint plan_level_known check (level in ('0', '5', '4', '3', '2', '1', 'T', 'C')),
  norm_id           uuid,
  norm_title        text,
  audience          text not null constraint plan_audience_known check (audience in ('own-staff', 'own-students', 'public')),
  created_by        uuid,
  created_at        timestamptz not null);
comment on table assessment.plan is 'What an organisation means to assess: occupation, level, norm, audience. Names are those of the day of filing. Kept for ever.';
create index plan_occupation on assessment.plan (occupation_code, level);
create index plan_organisation on assessment.plan (organisation_id, created_at desc);

create table assessment.session (
  id                     uuid primary key,
  plan_id                uuid not null references assessment.plan (id),
  organisation_id        uuid not null,
  -- County of the exam site: who supervises, and where the results count.
  region_code            text not null,
  site_id                uuid not null,
  site_name              text not null,
  site_address           text not null,
  site_serial            text constraint session_site_serial_shaped check (site_serial ~ '^\d{6}$'),
  state                  text not null,
  kind                   text not null default 'regular' constraint session_kind_known check (kind in ('regular', 'resit')),
  methods                text[] not null,
  fee_fen                bigint not null constraint session_fee_not_negative check (fee_fen >= 0),
  capacity               integer not null constraint session_capacity_positive check (capacity > 0),
  taken                  integer not null default 0,
  first_day              date not null,
  last_day               date not null,
  registration_opens_on  date not null,
  registration_closes_on date not null,
  notice                 text not null default '',
  version                integer not null default 1,
  filed_at               timestamptz,
  published_at           timestamptz,
  frozen_at              timestamptz,
  created_at             timestamptz not null,
  changed_at             timestamptz not null,
  constraint session_places_not_exceeded check (taken between 0 and capacity),
  constraint session_registration_before_exam check (registration_opens_on <= registration_closes_on and registration_closes_on < first_day),
  constraint session_days_in_order check (first_day <= last_day));
comment on table assessment.session is 'One assessment at one site. state mirrors the case of the process assessment.session; taken counts the registrations that hold a place. Kept for ever.';
create index session_open on assessment.session (first_day, id) where published_at is not null;
create index session_organisation on assessment.session (organisation_id, created_at desc, id);
create index session_region on assessment.session (region_code text_pattern_ops, first_day);
create index session_plan on assessment.session (plan_id);

create table assessment.session_slot (
  id         uuid primary key,
  session_id uuid not null references assessment.session (id),
  subject    text not null constraint session_slot_subject_known check (subject in ('theory', 'practical', 'review', 'performance')),
  room_id    uuid not null,
  room_name  text not null,
  during     tstzrange not null constraint session_slot_during_bounded check (not lower_inf(during) and not upper_inf(during) and not isempty(during)),
  seats      integer not null constraint session_slot_seats_positive check (seats > 0),
  held       boolean not null default false,
  constraint session_slot_room_free exclude using gist (room_id with =, during with &&) where (held));
comment on table assessment.session_slot is 'A subject in a room for a time. held: the session is filed and not cancelled, so the room cannot be given twice.';
create index session_slot_session on assessment.session_slot (session_id);

create table assessment.session_duty (
  id            uuid primary key,
  session_id    uuid not null references assessment.session (id),
  slot_id       uuid not null references assessment.session_slot (id) on delete cascade,
  role          text not null constraint session_duty_role_known check (role in ('invigilator', 'examiner', 'lead-examiner', 'review-panel', 'internal-supervisor')),
  person_id     uuid not null,
  name          text not null,
  examiner_id   uuid,
  grade         text,
  card_number   text,
  during        tstzrange not null,
  held          boolean not null default false,
  constraint session_duty_once unique (slot_id, person_id),
  constraint session_duty_person_free exclude using gist (person_id with =, during with &&) where (held));
comment on table assessment.session_duty is 'Who invigilates, examines, supervises in a slot. held: filed and not cancelled, so that nobody is in two places.';
create index session_duty_session on assessment.session_duty (session_id);
create index session_duty_person on assessment.session_duty (person_id);

-- Whether the acting person is on duty in a session; owner rights, because the rows of session_duty are seen through the session.
create function assessment.is_on_duty(wanted uuid) returns boolean language sql stable security definer set search_path = pg_catalog
as $$ select platform.actor_person() is not null
   and exists (select from assessment.session_duty d where d.session_id = wanted and d.person_id = platform.actor_person()) $$;
revoke all on function assessment.is_on_duty(uuid) from public;
grant execute on function assessment.is_on_duty(uuid) to lingjiang_app;

create table assessment.registration (
  id               uuid primary key,
  number           text not null constraint registration_number_taken unique,
  session_id       uuid not null references assessment.session (id),
  organisation_id  uuid not null,
  region_code      text not null,
  person_id        uuid not null,
  candidate_name   text not null,
  document_type    text not null,
  document_masked  text not null,
  sex              text constraint registration_sex_known check (sex in ('male', 'female')),
  phone_masked     text,
  employer         text,
  kind             text not null default 'regular' constraint registration_kind_known check (kind in ('regular', 'resit')),
  source           text not null constraint registration_source_known check (source in ('portal', 'import', 'demo')),
  import_id        uuid,
  alternative      text not null,
  claim            jsonb not null,
  evaluation       jsonb not null,
  warnings         jsonb not null default '[]',
  justification    text,
  photo_sha256     text,
  state            text not null constraint registration_state_known
                   check (state in ('submitted', 'returned', 'accepted', 'admitted', 'cancelled')),
  state_reason     text,
  ticket_number    text constraint registration_ticket_taken unique,
  parameter_versions jsonb not null default '{}',
  version          integer not null default 1,
  submitted_at     timestamptz not null,
  changed_at       timestamptz not null);
comment on table assessment.registration is 'A person in a session: the alternative claimed, its evaluation and the warnings seen, as they were on that day. No document number in the clear. Kept for ever.';
create unique index registration_person_once on assessment.registration (session_id, person_id) where state <> 'cancelled';
create index registration_session on assessment.registration (session_id, number);
create index registration_person on assessment.registration (person_id, submitted_at desc);
create index registration_import on assessment.registration (import_id) where import_id is not null;

create table assessment.registration_event (
  registration_id uuid not null references assessment.registration (id),
  number          integer not null,
  kind            text not null constraint registration_event_kind_known
                  check (kind in ('submitted', 'resubmitted', 'returned', 'accepted', 'admitted', 'cancelled', 'document-revealed')),
  reason          text,
  facts           jsonb not null default '{}',
  actor_kind      text not null,
  account_id      uuid,
  role            text,
  at              timestamptz not null,
  constraint registration_event_slot_taken primary key (registration_id, number));
comment on table assessment.registration_event is 'Legal record of a registration. Append only: the application role has no update or delete.';

create table assessment.registration_document (
  id              uuid primary key,
  registration_id uuid not null references assessment.registration (id),
  kind            text not null,
  sha256          text not null,
  name            text not null,
  media_type      text not null,
  size            bigint not null,
  uploaded_at     timestamptz not null);
comment on table assessment.registration_document is 'Evidence that a candidate handed in. Kept as long as the registration.';
create index registration_document_registration on assessment.registration_document (registration_id);

create table assessment.seat (
  registration_id uuid not null references assessment.registration (id),
  slot_id         uuid not null references assessment.session_slot (id),
  number          integer not null constraint seat_number_positive check (number > 0),
  constraint seat_once primary key (registration_id, slot_id),
  constraint seat_number_taken unique (slot_id, number));
comment on table assessment.seat is 'The seat plan, made when the list is frozen.';

create table assessment.candidate_import (
  id              uuid primary key,
  session_id      uuid not null references assessment.session (id),
  organisation_id uuid not null,
  region_code     text not null,
  task_id         uuid not null,
  file_sha256     text not null,
  file_name       text not null,
  state           text not null constraint candidate_import_state_known check (state in ('waiting', 'done', 'rejected')),
  rows            integer,
  bad_rows        integer,
  faults          jsonb not null default '[]',
  report_sha256   text,
  account_id      uuid,
  created_at      timestamptz not null,
  finished_at     timestamptz);
comment on table assessment.candidate_import is 'A list of candidates handed in as a workbook: taken over whole, or rejected whole with its faults. Kept 3 years.';
create unique index candidate_import_file_once on assessment.candidate_import (session_id, file_sha256) where state in ('waiting', 'done');
create index candidate_import_session on assessment.candidate_import (session_id, created_at desc);

create table assessment.number_series (
  series text primary key,
  last   integer not null);
comment on table assessment.number_series is 'Last number given in a series (plans of a site and year, tickets of a site and day).';

alter table assessment.plan enable row level security;
create policy plan_seen on assessment.plan for all to lingjiang_app
  using (platform.actor_sees(region_code, organisation_id, null) or exists (select from assessment.session s where s.plan_id = plan.id))
  with check (platform.actor_sees(region_code, organisation_id, null));
create policy plan_public on assessment.plan for select to lingjiang_public
  using (exists (select from assessment.session s where s.plan_id = plan.id));
alter table assessment.session enable row level security;
create policy session_seen on assessment.session for select to lingjiang_app
  using (published_at is not null or platform.actor_sees(region_code, organisation_id, null) or assessment.is_on_duty(id));
create policy session_written on assessment.session for insert to lingjiang_app
  with check (platform.actor_sees(region_code, organisation_id, null));
create policy session_changed on assessment.session for update to lingjiang_app
  using (platform.actor_sees(region_code, organisation_id, null)) with check (platform.actor_sees(region_code, organisation_id, null));
create policy session_public on assessment.session for select to lingjiang_public using (published_at is not null);
alter table assessment.session_slot enable row level security;
create policy session_slot_seen on assessment.session_slot for all to lingjiang_app
  using (exists (select from assessment.session s where s.id = session_id));
create policy session_slot_public on assessment.session_slot for select to lingjiang_public
  using (exists (select from assessment.session s where s.id = session_id));
alter table assessment.session_duty enable row level security;
create policy session_duty_seen on assessment.session_duty for all to lingjiang_app
  using (person_id = platform.actor_person()
         or exists (select from assessment.session s where s.id = session_id and platform.actor_sees(s.region_code, s.organisation_id, null)));
alter table assessment.registration enable row level security;
create policy registration_seen on assessment.registration for select to lingjiang_app
  using (platform.actor_sees(region_code, organisation_id, person_id) or assessment.is_on_duty(session_id));
create policy registration_written on assessment.registration for insert to lingjiang_app
  with check (platform.actor_sees(region_code, organisation_id, person_id));
create policy registration_changed on assessment.registration for update to lingjiang_app
  using (platform.actor_sees(region_code, organisation_id, person_id)) with check (platform.actor_sees(region_code, organisation_id, person_id));
alter table assessment.registration_event enable row level security;
create policy registration_event_seen on assessment.registration_event for select to lingjiang_app
  using (platform.is_system() or exists (select from assessment.registration r where r.id = registration_id));
create policy registration_event_appended on assessment.registration_event for insert to lingjiang_app
  with check (platform.is_system() or exists (select from assessment.registration r where r.id = registration_id));
alter table assessment.registration_document enable row level security;
create policy registration_document_seen on assessment.registration_document for all to lingjiang_app
  using (platform.is_system() or exists (select from assessment.registration r where r.id = registration_id));
alter table assessment.seat enable row level security;
create policy seat_seen on assessment.seat for all to lingjiang_app
  using (platform.is_system() or exists (select from assessment.registration r where r.id = registration_id));
alter table assessment.candidate_import enable row level security;
create policy candidate_import_seen on assessment.candidate_import for all to lingjiang_app
  using (platform.actor_sees(region_code, organisation_id, null)) with check (platform.actor_sees(region_code, organisation_id, null));

-- A candidate may not change a session, but a place is taken or given back with the registration. Only the counter moves, and only within capacity.
create function assessment.move_places(wanted uuid, places integer) returns integer language sql security definer set search_path = pg_catalog
as $$ update assessment.session set taken = taken + places
      where id = wanted and taken + places between 0 and capacity returning taken $$;
revoke all on function assessment.move_places(uuid, integer) from public;
grant execute on function assessment.move_places(uuid, integer) to lingjiang_app;

grant select, insert, update on assessment.plan, assessment.session to lingjiang_app;
grant select, insert, update, delete on assessment.session_slot, assessment.session_duty to lingjiang_app;
grant select, insert, update on assessment.registration, assessment.candidate_import, assessment.number_series to lingjiang_app;
grant select, insert on assessment.registration_event to lingjiang_app;
grant select, insert, delete on assessment.registration_document, assessment.seat to lingjiang_app;
grant select (id, number, organisation_id, organisation_name, region_code, occupation_code, occupation_name, work_type, level, norm_title, audience)
  on assessment.plan to lingjiang_public;
grant select (id, plan_id, organisation_id, region_code, site_id, site_name, site_address, state, kind, methods, fee_fen, capacity, taken,
  first_day, last_day, registration_opens_on, registration_closes_on, notice, published_at) on assessment.session to lingjiang_public;
grant select (id, session_id, subject, room_name, during, seats) on assessment.session_slot to lingjiang_public;
