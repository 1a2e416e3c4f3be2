create table assessment.evidence_file (
  sha256      text not null,
  account_id  uuid not null,
  name        text not null,
  media_type  text not null,
  size        bigint not null,
  uploaded_at timestamptz not null,
  constraint evidence_file_once primary key (account_id, sha256));
comment on table assessment.evidence_file is 'Files a candidate uploaded and may hand in. A digest alone gives no access to another person''s file. Kept 30 days unless handed in.';
alter table assessment.evidence_file enable row level security;
create policy evidence_file_own on assessment.evidence_file for all to lingjiang_app
  using (platform.is_system() or account_id = platform.actor_account())
  with check (platform.is_system() or account_id = platform.actor_account());
grant select, insert on assessment.evidence_file to lingjiang_app;

-- An internal supervisor walks between the rooms of one session: only another session is a clash. Within a session the plan's checks decide.
alter table assessment.session_duty drop constraint session_duty_person_free;
alter table assessment.session_duty add constraint session_duty_person_free
  exclude using gist (person_id with =, session_id with <>, during with &&) where (held);

-- Where the site lies (WGS-84), for the time it takes from one to another.
create index registration_photo on assessment.registration (photo_sha256) where photo_sha256 is not null;
alter table assessment.session add column site_longitude double precision, add column site_latitude double precision;
