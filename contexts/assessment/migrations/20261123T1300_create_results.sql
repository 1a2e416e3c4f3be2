create table assessment.subject_score (
  registration_id uuid not null references assessment.registration (id),
  subject         text not null constraint subject_score_subject_known check (subject in ('theory', 'practical', 'review', 'performance')),
  version         integer not null,
  tenths          integer constraint subject_score_in_range check (tenths between 0 and 1000),
  absent          boolean not null,
  source          text not null constraint subject_score_source_known check (source in ('computer', 'panel', 'entered', 'corrected')),
  replaces        integer,
  reason          text,
  entered_by      text not null,
  at              timestamptz not null,
  constraint subject_score_version_taken primary key (registration_id, subject, version),
  constraint subject_score_absent_or_scored check (absent = (tenths is null)),
  constraint subject_score_correction_has_reason check (source <> 'corrected' or (reason is not null and replaces is not null)));
comment on table assessment.subject_score is 'Lineage of each score: nothing is overwritten, a correction names the version it replaces and why. Append only. Kept for ever.';

create table assessment.result (
  registration_id uuid primary key references assessment.registration (id),
  session_id      uuid not null references assessment.session (id),
  organisation_id uuid not null,
  region_code     text not null,
  person_id       uuid not null,
  version         integer not null,
  outcome         text not null constraint result_outcome_known check (outcome in ('passed', 'failed', 'incomplete')),
  scores          jsonb not null,
  published_on    date,
  approved_at     timestamptz,
  changed_at      timestamptz not null);
comment on table assessment.result is 'The result of a registration as it stands; result_version holds its history. Kept for ever.';
create index result_session on assessment.result (session_id, outcome);
create index result_person on assessment.result (person_id);

create table assessment.result_version (
  registration_id uuid not null references assessment.registration (id),
  version         integer not null,
  outcome         text not null,
  scores          jsonb not null,
  reason          text,
  parameters      jsonb not null,
  account_id      uuid,
  at              timestamptz not null,
  constraint result_version_taken primary key (registration_id, version));
comment on table assessment.result_version is 'Every result that was ever in force, with the versions of the policy it was decided by. Append only. Kept for ever.';

create table assessment.publicity (
  session_id        uuid primary key references assessment.session (id),
  organisation_id   uuid not null,
  region_code       text not null,
  organisation_name text not null,
  site_name         text not null,
  occupation_name   text not null,
  level             text not null,
  exam_day          date not null,
  from_day          date not null,
  to_day            date not null,
  round             integer not null default 1,
  ended_at          timestamptz,
  published_at      timestamptz not null);
comment on table assessment.publicity is 'The publicity period of a session''s results. The names are deleted when it ends.';

create table assessment.publicity_entry (
  session_id      uuid not null references assessment.publicity (session_id),
  registration_id uuid not null,
  masked_name     text not null,
  ticket_tail     text not null,
  constraint publicity_entry_once primary key (session_id, registration_id));
comment on table assessment.publicity_entry is 'Masked names of those who are to receive a certificate. Deleted when the publicity ends.';

create table assessment.recheck (
  id              uuid primary key,
  registration_id uuid not null references assessment.registration (id),
  session_id      uuid not null references assessment.session (id),
  organisation_id uuid not null,
  region_code     text not null,
  person_id       uuid not null,
  subjects        text[] not null,
  reason          text not null,
  asked_at        timestamptz not null,
  score_versions  jsonb not null,
  outcome         text constraint recheck_outcome_known check (outcome in ('unchanged', 'corrected', 'withdrawn')),
  answer          text,
  closed_at       timestamptz,
  constraint recheck_closed_has_outcome check ((outcome is null) = (closed_at is null)));
comment on table assessment.recheck is 'A candidate''s request to look at a score again, with the versions of the scores it was about. Kept for ever.';
create unique index recheck_one_open on assessment.recheck (registration_id) where closed_at is null;
create index recheck_session on assessment.recheck (session_id) where closed_at is null;

alter table assessment.subject_score enable row level security;
create policy subject_score_seen on assessment.subject_score for all to lingjiang_app
  using (platform.is_system() or exists (select from assessment.registration r where r.id = registration_id and platform.actor_sees(r.region_code, r.organisation_id, null)));
alter table assessment.result enable row level security;
create policy result_seen on assessment.result for select to lingjiang_app
  using (platform.actor_sees(region_code, organisation_id, null) or (person_id = platform.actor_person() and published_on is not null));
create policy result_written on assessment.result for all to lingjiang_app
  using (platform.actor_sees(region_code, organisation_id, null)) with check (platform.actor_sees(region_code, organisation_id, null));
alter table assessment.result_version enable row level security;
create policy result_version_seen on assessment.result_version for all to lingjiang_app
  using (platform.is_system() or exists (select from assessment.registration r where r.id = registration_id and platform.actor_sees(r.region_code, r.organisation_id, null)));
alter table assessment.publicity enable row level security;
create policy publicity_seen on assessment.publicity for all to lingjiang_app using (platform.actor_sees(region_code, organisation_id, null));
create policy publicity_public on assessment.publicity for select to lingjiang_public using (ended_at is null);
alter table assessment.publicity_entry enable row level security;
create policy publicity_entry_seen on assessment.publicity_entry for all to lingjiang_app
  using (exists (select from assessment.publicity p where p.session_id = publicity_entry.session_id));
create policy publicity_entry_public on assessment.publicity_entry for select to lingjiang_public
  using (exists (select from assessment.publicity p where p.session_id = publicity_entry.session_id));
alter table assessment.recheck enable row level security;
create policy recheck_seen on assessment.recheck for all to lingjiang_app
  using (platform.actor_sees(region_code, organisation_id, person_id)) with check (platform.actor_sees(region_code, organisation_id, person_id));

grant select, insert on assessment.subject_score, assessment.result_version to lingjiang_app;
grant select, insert, update on assessment.result, assessment.publicity, assessment.recheck to lingjiang_app;
grant select, insert, delete on assessment.publicity_entry to lingjiang_app;
grant select on assessment.publicity to lingjiang_public;
grant select (session_id, masked_name, ticket_tail) on assessment.publicity_entry to lingjiang_public;
