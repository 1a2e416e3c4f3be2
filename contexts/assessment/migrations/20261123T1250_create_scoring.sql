create table assessment.session_rubric (
  session_id uuid not null references assessment.session (id),
  subject    text not null constraint session_rubric_subject_known check (subject in ('practical', 'review')),
  rubric_id  uuid not null,
  version    integer not null,
  stations   jsonb not null,
  digest     text not null,
  fixed_at   timestamptz not null,
  constraint session_rubric_once primary key (session_id, subject));
comment on table assessment.session_rubric is 'The scoring sheet of a session as it was fixed before the exam. Kept 5 years.';

create table assessment.score_sheet (
  id                 uuid primary key,
  registration_id    uuid not null references assessment.registration (id),
  session_id         uuid not null references assessment.session (id),
  slot_id            uuid not null references assessment.session_slot (id),
  organisation_id    uuid not null,
  region_code        text not null,
  subject            text not null,
  examiner_person_id uuid not null,
  version            integer not null,
  revision           integer not null default 1,
  state              text not null constraint score_sheet_state_known check (state in ('draft', 'signed')),
  marks              jsonb not null,
  absent             boolean not null,
  remark             text not null default '',
  total_tenths       integer not null constraint score_sheet_total_in_range check (total_tenths between 0 and 1000),
  supersedes         uuid references assessment.score_sheet (id),
  reason             text,
  digest             text,
  signature          jsonb,
  signed_at          timestamptz,
  created_at         timestamptz not null,
  changed_at         timestamptz not null,
  constraint score_sheet_version_taken unique (registration_id, subject, examiner_person_id, version),
  constraint score_sheet_correction_has_reason check ((version = 1) = (supersedes is null) and (supersedes is null or reason is not null)),
  constraint score_sheet_signed_whole check (state = 'draft' or (digest is not null and signature is not null and signed_at is not null)));
comment on table assessment.score_sheet is 'Independent marks of one examiner for one candidate. A signed sheet is never changed: the policy lets drafts be written only. Kept 5 years.';
create index score_sheet_slot on assessment.score_sheet (slot_id, examiner_person_id);
create index score_sheet_session on assessment.score_sheet (session_id, subject) where state = 'signed';

alter table assessment.session_rubric enable row level security;
create policy session_rubric_seen on assessment.session_rubric for select to lingjiang_app
  using (platform.is_system() or assessment.is_on_duty(session_id)
         or exists (select from assessment.session s where s.id = session_id and platform.actor_sees(s.region_code, s.organisation_id, null)));
create policy session_rubric_written on assessment.session_rubric for insert to lingjiang_app with check (platform.is_system());

alter table assessment.score_sheet enable row level security;
-- Members of a panel score alone: an examiner sees the own sheets and no other; organisation and officers see what is signed.
create policy score_sheet_seen on assessment.score_sheet for select to lingjiang_app
  using (platform.is_system() or examiner_person_id = platform.actor_person()
         or (state = 'signed' and platform.actor_role() in ('organisation-manager', 'county-officer', 'city-officer', 'province-officer')
             and platform.actor_sees(region_code, organisation_id, null)));
create policy score_sheet_begun on assessment.score_sheet for insert to lingjiang_app
  with check (platform.is_system() or (examiner_person_id = platform.actor_person() and state = 'draft' and assessment.is_on_duty(session_id)));
create policy score_sheet_changed on assessment.score_sheet for update to lingjiang_app
  using (state = 'draft' and (platform.is_system() or examiner_person_id = platform.actor_person()))
  with check (platform.is_system() or examiner_person_id = platform.actor_person());

-- How many score in a slot: a member knows the number, not the names of the others' marks.
create function assessment.panel_size(wanted uuid) returns integer language sql stable security definer set search_path = pg_catalog
as $$ select count(*)::integer from assessment.session_duty d where d.slot_id = wanted and d.role in ('examiner', 'lead-examiner', 'review-panel') $$;
revoke all on function assessment.panel_size(uuid) from public;
grant execute on function assessment.panel_size(uuid) to lingjiang_app;

grant select, insert on assessment.session_rubric to lingjiang_app;
grant select, insert, update on assessment.score_sheet to lingjiang_app;
