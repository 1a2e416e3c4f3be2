create schema registry;
create schema registry_pub;
grant usage on schema registry to lingjiang_app;
grant usage on schema registry_pub to lingjiang_app, lingjiang_public, lingjiang_reader;

create table registry.organisation (
  id              uuid primary key,
  credit_code     text not null constraint organisation_credit_code_taken unique,
  name            text not null constraint organisation_name_given check (length(btrim(name)) > 1),
  legal_form      text not null constraint organisation_legal_form_known
                  check (legal_form in ('company', 'public-institution', 'association', 'private-non-enterprise', 'other')),
  representative  text not null,
  region_code     text not null,
  address         text not null,
  main_business   text not null,
  contact_name    text not null,
  phone_sealed    bytea not null,
  phone_masked    text not null,
  synthetic       boolean not null default false,
  version         integer not null default 1,
  listed_at       timestamptz,
  created_at      timestamptz not null,
  changed_at      timestamptz not null);
comment on table registry.organisation is 'A legal person that files (三（一）). It may hold several filings of several kinds; from its first listing on, name and credit code stand still. Kept for ever.';

create table registry.organisation_code (
  organisation_id uuid not null references registry.organisation (id),
  category        text not null constraint organisation_code_category_known check (category in ('Y', 'S')),
  code            text not null constraint organisation_code_taken unique,
  allotted_at     timestamptz not null,
  constraint organisation_code_once primary key (organisation_id, category));
comment on table registry.organisation_code is 'The 13 characters with which every certificate number of the organisation begins; a renewal keeps them. Append only, kept for ever.';

create table registry.number_series (
  series text primary key,
  last   integer not null);
comment on table registry.number_series is 'Last number given in a series: organisation codes of the province, letters of a year. Taken in the deciding transaction, so without gaps.';

create table registry.site (
  id               uuid primary key,
  organisation_id  uuid not null references registry.organisation (id),
  -- County where the site lies: who supervises what happens there, and where it counts.
  region_code      text not null,
  name             text not null,
  address          text not null,
  longitude        double precision not null constraint site_longitude_possible check (longitude between 73 and 136),
  latitude         double precision not null constraint site_latitude_possible check (latitude between 3 and 54),
  tenure           text not null constraint site_tenure_known check (tenure in ('owned', 'leased')),
  lease_from       date,
  lease_to         date,
  host_name        text,
  listed_at        timestamptz,
  withdrawn_at     timestamptz,
  version          integer not null default 1,
  created_at       timestamptz not null,
  constraint site_lease_dated check (tenure = 'owned' or (lease_from is not null and lease_to is not null and lease_from < lease_to)),
  constraint site_name_taken unique (organisation_id, name));
comment on table registry.site is 'A place of assessment (考点). Coordinates are WGS-84. From its first listing on it stands still. Kept for ever.';
create index site_region on registry.site (region_code text_pattern_ops);

create table registry.room (
  id               uuid primary key,
  site_id          uuid not null references registry.site (id),
  name             text not null,
  kind             text not null constraint room_kind_known check (kind in ('paper', 'computer', 'practical', 'review')),
  capacity         integer not null constraint room_capacity_positive check (capacity > 0),
  stations         integer not null default 0 constraint room_stations_not_negative check (stations >= 0),
  cameras          integer not null default 0 constraint room_cameras_not_negative check (cameras >= 0),
  occupation_codes text[] not null default '{}',
  constraint room_name_taken unique (site_id, name));
comment on table registry.room is 'A room (考场) of a site for paper, computer, practical or review; stations serve the occupations named.';

create table registry.staff (
  id               uuid primary key,
  organisation_id  uuid not null references registry.organisation (id),
  region_code      text not null,
  kind             text not null constraint staff_kind_known check (kind in ('manager', 'examiner', 'internal-supervisor', 'expert')),
  person_id        uuid not null,
  name             text not null,
  document_masked  text not null,
  full_time        boolean not null,
  middle_management boolean not null default false,
  grade            text constraint staff_grade_known check (grade in ('examiner', 'senior-examiner')),
  occupation_codes text[] not null default '{}',
  card_number      text,
  card_valid_to    date,
  joined_on        date not null,
  left_on          date,
  constraint staff_examiner_graded check (kind <> 'examiner' or (grade is not null and card_number is not null and card_valid_to is not null)),
  constraint staff_days_in_order check (left_on is null or joined_on <= left_on));
comment on table registry.staff is 'Who works for an organisation, as what, from when to when. The number of the identity document is sealed in identity; here it is masked. Kept for ever: sessions refer to it.';
create unique index staff_once on registry.staff (organisation_id, kind, person_id) where left_on is null;
create index staff_person on registry.staff (person_id);

create table registry.filing (
  id              uuid primary key,
  organisation_id uuid not null references registry.organisation (id),
  region_code     text not null,
  kind            text not null constraint filing_kind_known check (kind in ('employer', 'technical-college', 'training-and-assessment-org')),
  state           text not null,
  statement       jsonb not null default '{}',
  version         integer not null default 1,
  letter_number   text constraint filing_letter_number_taken unique,
  decided_on      date,
  created_at      timestamptz not null,
  changed_at      timestamptz not null,
  submitted_at    timestamptz,
  listed_at       timestamptz,
  constraint filing_letter_with_decision check ((letter_number is null) = (decided_on is null)));
comment on table registry.filing is 'One application to be filed (备案): once, valid in the whole province (五（一）). state mirrors its case. Kept for ever.';
create index filing_organisation on registry.filing (organisation_id, created_at desc);
-- One open application of a kind at a time.
create unique index filing_open_once on registry.filing (organisation_id, kind) where state not in ('filed', 'rejected', 'not-recommended', 'withdrawn');

create table registry.filing_item (
  id              uuid primary key,
  filing_id       uuid not null references registry.filing (id),
  occupation_code text not null,
  occupation_name text not null,
  work_type       text,
  levels          text[] not null constraint filing_item_levels_given check (cardinality(levels) > 0 and levels <@ array['0','5','4','3','2','1','T','C']),
  audience        text not null constraint filing_item_audience_known check (audience in ('own-staff', 'own-students', 'public')),
  major_name      text,
  site_ids        uuid[] not null default '{}',
  norm_title      text,
  main_business   boolean not null default false,
  constraint filing_item_once unique nulls not distinct (filing_id, occupation_code, work_type, audience));
comment on table registry.filing_item is 'An occupation at some levels for an audience at some sites; it ends with its filing.';
create index filing_item_filing on registry.filing_item (filing_id);
create index filing_item_occupation on registry.filing_item (occupation_code);

create table registry.filing_document (
  id              uuid primary key,
  filing_id       uuid not null references registry.filing (id),
  kind            text not null,
  occupation_code text,
  file_name       text not null,
  sha256          text not null,
  size            bigint not null,
  media_type      text not null,
  uploaded_by     uuid,
  uploaded_at     timestamptz not null);
comment on table registry.filing_document is 'Papers of an application; the bytes lie in the blob store by digest. Those of a submission stand in its record and stay.';
create index filing_document_filing on registry.filing_document (filing_id);

create table registry.filing_submission (
  filing_id          uuid not null references registry.filing (id),
  number             integer not null,
  facts              jsonb not null,
  conditions         jsonb not null,
  parameter_versions jsonb not null,
  document_digests   text[] not null,
  submitted_by       uuid,
  at                 timestamptz not null,
  constraint filing_submission_slot_taken primary key (filing_id, number));
comment on table registry.filing_submission is 'An application as it was handed in, with every condition as it was answered that day and the rules used. Append only, kept for ever.';

create table registry.reviewer (
  person_id   uuid primary key,
  name        text not null,
  unit        text not null,
  title       text not null,
  fields      text[] not null default '{}',
  region_code text not null,
  added_at    timestamptz not null,
  left_on     date);
comment on table registry.reviewer is 'Experts who may be called to a panel. Kept while their reviews are kept.';

create table registry.panel_seat (
  filing_id  uuid not null references registry.filing (id),
  person_id  uuid not null references registry.reviewer (person_id),
  name       text not null,
  unit       text not null,
  called_at  timestamptz not null,
  constraint panel_seat_once primary key (filing_id, person_id));
comment on table registry.panel_seat is 'Who sits on the panel of an application. Append only.';

create table registry.panel_score (
  filing_id  uuid not null,
  person_id  uuid not null,
  marks      jsonb not null,
  opinion    text not null constraint panel_score_opinion_given check (length(btrim(opinion)) > 0),
  at         timestamptz not null,
  constraint panel_score_once primary key (filing_id, person_id),
  constraint panel_score_seated foreign key (filing_id, person_id) references registry.panel_seat (filing_id, person_id));
comment on table registry.panel_score is 'An expert''s marks under the six heads, given once. Append only, kept for ever.';

create table registry.publicity (
  filing_id uuid primary key references registry.filing (id),
  opened_on date not null,
  closes_on date not null,
  -- Set while an objection stops the notice.
  workdays_left integer,
  closed_at timestamptz);
comment on table registry.publicity is 'The public notice of an application before it is decided.';

create table registry.objection (
  id             uuid primary key,
  filing_id      uuid not null references registry.filing (id),
  name           text not null,
  contact_sealed bytea not null,
  content        text not null constraint objection_content_given check (length(btrim(content)) >= 10),
  verdict        text constraint objection_verdict_known check (verdict in ('upheld', 'dismissed')),
  answer         text,
  received_at    timestamptz not null,
  answered_at    timestamptz,
  constraint objection_answer_reasoned check ((verdict is null) = (answer is null)));
comment on table registry.objection is 'What somebody, by name, holds against an application in its publicity. Contact details are sealed. Kept for ever.';
create index objection_filing on registry.objection (filing_id);

create table registry.catalogue_entry (
  id                uuid primary key,
  filing_id         uuid not null constraint catalogue_entry_filing_taken unique references registry.filing (id),
  organisation_id   uuid not null references registry.organisation (id),
  organisation_code text not null,
  kind              text not null,
  status            text not null constraint catalogue_entry_status_known check (status in ('listed', 'warned', 'suspended', 'removed')),
  valid_from        date not null,
  valid_to          date not null,
  version           integer not null default 1,
  constraint catalogue_entry_days_in_order check (valid_from < valid_to));
comment on table registry.catalogue_entry is 'The public catalogue (目录): who may assess. Today''s state; its history is catalogue_event. Kept for ever.';
create index catalogue_entry_organisation on registry.catalogue_entry (organisation_id);
create index catalogue_entry_code on registry.catalogue_entry (organisation_code);

create table registry.catalogue_event (
  entry_id uuid not null references registry.catalogue_entry (id),
  number   integer not null,
  kind     text not null constraint catalogue_event_kind_known check (kind in ('listed', 'warned', 'suspended', 'resumed', 'removed')),
  day      date not null,
  document text,
  reason   text,
  body     jsonb not null,
  at       timestamptz not null,
  constraint catalogue_event_slot_taken primary key (entry_id, number));
comment on table registry.catalogue_event is 'Every change of the catalogue, dated. Append only, public, kept for ever.';

create table registry.public_example (
  id              integer generated always as identity primary key,
  name            text not null,
  kind            text not null,
  city            text,
  region_code     text,
  occupation_code text,
  occupation      text,
  levels          text[] not null,
  source          text not null,
  code_basis      text,
  note            text,
  constraint public_example_once unique nulls not distinct (name, kind, occupation, levels));
comment on table registry.public_example is 'Real organisations as public sources name them: examples of what a catalogue holds, not entries of this one. Nothing is added to the source.';
