create table assessment.exam_paper (
  id               uuid primary key,
  session_id       uuid not null constraint exam_paper_once unique references assessment.session (id),
  bank_id          uuid not null,
  bank_version     integer not null,
  seed             text not null,
  items            integer not null,
  total_tenths     integer not null,
  allotments       jsonb not null,
  -- Text without keys, and keys without text: what candidates are sent never comes near the key.
  questions_sealed bytea not null,
  key_sealed       bytea not null,
  digest           text not null,
  drawn_by         uuid,
  drawn_at         timestamptz not null);
comment on table assessment.exam_paper is 'The theory paper of a session, drawn from a recorded seed, sealed. Read by jobs and by the delivery only. Kept 5 years (R-05).';

create table assessment.exam_room (
  slot_id         uuid primary key references assessment.session_slot (id),
  session_id      uuid not null references assessment.session (id),
  organisation_id uuid not null,
  region_code     text not null,
  questions       integer not null,
  state           text not null constraint exam_room_state_known check (state in ('waiting', 'open', 'closed')),
  opened_at       timestamptz,
  opened_by       uuid,
  closed_at       timestamptz,
  closed_by       uuid);
comment on table assessment.exam_room is 'A theory slot on the day: waiting, open, closed. Kept 5 years.';
create index exam_room_session on assessment.exam_room (session_id);

create table assessment.sitting (
  id              uuid primary key,
  registration_id uuid not null references assessment.registration (id),
  session_id      uuid not null references assessment.session (id),
  slot_id         uuid not null references assessment.exam_room (slot_id),
  paper_id        uuid not null references assessment.exam_paper (id),
  organisation_id uuid not null,
  region_code     text not null,
  person_id       uuid not null,
  seat            integer not null,
  variant         text not null constraint sitting_variant_known check (variant in ('A', 'B')),
  state           text not null constraint sitting_state_known check (state in ('expected', 'checked-in', 'started', 'submitted', 'absent')),
  -- Counts the openings of the paper: answers of a later opening stand above those of an earlier one.
  epoch           integer not null default 0,
  extra_minutes   integer not null default 0,
  checked_in_at   timestamptz,
  checked_in_by   uuid,
  started_at      timestamptz,
  ends_at         timestamptz,
  -- Answers given in time may still be under way until then.
  closes_at       timestamptz,
  submitted_at    timestamptz,
  submitted_by    text constraint sitting_submitter_known check (submitted_by in ('candidate', 'clock', 'invigilator')),
  score_tenths    integer constraint sitting_score_in_range check (score_tenths between 0 and 1000),
  marking         jsonb,
  constraint sitting_once unique (registration_id, slot_id),
  constraint sitting_started_has_end check (state <> 'started' or (ends_at is not null and closes_at is not null)),
  constraint sitting_submitted_is_marked check (state <> 'submitted' or (submitted_at is not null and score_tenths is not null)));
comment on table assessment.sitting is 'A candidate at the computer exam, from expected to marked. Kept 5 years.';
create index sitting_slot on assessment.sitting (slot_id, seat);
create index sitting_session on assessment.sitting (session_id);
create index sitting_running on assessment.sitting (closes_at) where state = 'started';

create table assessment.exam_answer (
  sitting_id  uuid not null,
  epoch       integer not null,
  counter     integer not null,
  item        smallint not null,
  choices     text not null,
  received_at timestamptz not null,
  constraint exam_answer_once primary key (sitting_id, epoch, counter));
comment on table assessment.exam_answer is 'Every answer as it was given, in the order of the candidate''s own counter; the highest (epoch, counter) of an item is in force. Append only. Kept 5 years.';

create table assessment.exam_incident (
  id              uuid primary key,
  slot_id         uuid not null references assessment.exam_room (slot_id),
  sitting_id      uuid references assessment.sitting (id),
  organisation_id uuid not null,
  region_code     text not null,
  session_id      uuid not null references assessment.session (id),
  kind            text not null constraint exam_incident_kind_known check (kind in ('machine-fault', 'network-fault', 'illness', 'misconduct', 'other')),
  note            text not null,
  extra_minutes   integer not null default 0 constraint exam_incident_minutes_in_range check (extra_minutes between 0 and 120),
  account_id      uuid,
  at              timestamptz not null);
comment on table assessment.exam_incident is 'What happened in the room and the minutes given for it. Append only. Kept 5 years.';
create index exam_incident_slot on assessment.exam_incident (slot_id, at);

alter table assessment.exam_paper enable row level security;
create policy exam_paper_system on assessment.exam_paper for all to lingjiang_app using (platform.is_system());
alter table assessment.exam_room enable row level security;
create policy exam_room_seen on assessment.exam_room for all to lingjiang_app
  using (platform.actor_sees(region_code, organisation_id, null) or assessment.is_on_duty(session_id));
alter table assessment.sitting enable row level security;
create policy sitting_seen on assessment.sitting for all to lingjiang_app
  using (platform.actor_sees(region_code, organisation_id, null) or assessment.is_on_duty(session_id));
alter table assessment.exam_answer enable row level security;
create policy exam_answer_system on assessment.exam_answer for all to lingjiang_app using (platform.is_system());
alter table assessment.exam_incident enable row level security;
create policy exam_incident_seen on assessment.exam_incident for all to lingjiang_app
  using (platform.actor_sees(region_code, organisation_id, null) or assessment.is_on_duty(session_id));

-- Many answers of many candidates in one statement and one flush. A sitting is held while its answers are written, so that none can arrive between
-- its submission and its marking. A repeated answer changes nothing.
create function assessment.save_answers(sittings uuid[], epochs integer[], counters integer[], items smallint[], given text[], at timestamptz)
returns table (place integer, outcome text, epoch integer)
language plpgsql security definer set search_path = pg_catalog
as $$
begin
  perform from assessment.sitting s where s.id = any (sittings) and s.state = 'started' order by s.id for share;
  return query
    with answer as (
      select a.sitting_id, a.epoch, a.counter, a.item, a.choices, a.place::integer
      from unnest(sittings, epochs, counters, items, given) with ordinality as a (sitting_id, epoch, counter, item, choices, place)),
    judged as (
      select a.*, s.epoch as current,
        case when s.id is null or s.state <> 'started' then 'closed' when at > s.closes_at then 'late'
             when a.epoch > s.epoch or a.epoch < 1 then 'unknown-epoch' else 'saved' end as verdict
      from answer a left join assessment.sitting s on s.id = a.sitting_id),
    written as (
      insert into assessment.exam_answer (sitting_id, epoch, counter, item, choices, received_at)
      select j.sitting_id, j.epoch, j.counter, j.item, j.choices, at from judged j where j.verdict = 'saved'
      on conflict on constraint exam_answer_once do nothing)
    select j.place, j.verdict, coalesce(j.current, 0) from judged j order by j.place;
end $$;
revoke all on function assessment.save_answers(uuid[], integer[], integer[], smallint[], text[], timestamptz) from public;
grant execute on function assessment.save_answers(uuid[], integer[], integer[], smallint[], text[], timestamptz) to lingjiang_app;

grant select, insert on assessment.exam_paper, assessment.exam_answer, assessment.exam_incident to lingjiang_app;
grant select, insert, update on assessment.exam_room, assessment.sitting to lingjiang_app;
