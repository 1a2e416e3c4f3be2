create schema standards;
grant usage on schema standards to lingjiang_app, lingjiang_public, lingjiang_reader;

create table standards.occupation (
  code           text primary key constraint occupation_code_shaped check (code ~ '^\d-\d{2}-\d{2}-\d{2}$'),
  name           text not null,
  major_code     text not null,
  major_name     text not null,
  middle_name    text not null,
  minor_name     text not null,
  work_types     text[] not null default '{}',
  is_digital     boolean not null,
  is_green       boolean not null,
  -- Classes 3 to 6 of the dictionary hold the skill occupations; the others are not assessed by levels.
  is_skill       boolean not null,
  catalogue_year integer not null,
  source         text not null,
  initials       text not null,
  pinyin         text not null,
  terms          text[] not null);
comment on table standards.occupation is 'Occupations of the 2022 dictionary and of the lists published after it. Public reference data, kept for ever.';
comment on column standards.occupation.terms is 'Single characters and pairs of name and work types, so that any Chinese query is an index look-up.';
create index occupation_terms on standards.occupation using gin (terms);
create index occupation_initials on standards.occupation (initials text_pattern_ops);
alter table standards.occupation enable row level security;
create policy occupation_read on standards.occupation for select to lingjiang_app, lingjiang_public, lingjiang_reader using (true);
create policy occupation_loaded on standards.occupation for insert to lingjiang_app with check (platform.is_system());
grant select on standards.occupation to lingjiang_public, lingjiang_reader;
grant select, insert on standards.occupation to lingjiang_app;

create table standards.norm (
  id              uuid primary key,
  kind            text not null constraint norm_kind_known check (kind in ('national-standard', 'assessment-norm')),
  occupation_code text not null references standards.occupation (code),
  work_type       text,
  title           text not null constraint norm_title_given check (length(btrim(title)) > 0),
  document        text not null,
  levels          text[] not null constraint norm_levels_given check (cardinality(levels) > 0),
  methods         text[] not null constraint norm_methods_given check (cardinality(methods) > 0),
  effective_from  date not null,
  effective_to    date,
  source          text not null,
  synthetic       boolean not null default false,
  recorded_by     uuid,
  recorded_at     timestamptz not null,
  constraint norm_days_in_order check (effective_to is null or effective_from <= effective_to),
  constraint norm_document_taken unique (occupation_code, document, effective_from));
comment on table standards.norm is 'National occupational standards and assessment norms: what is assessed at which level, by which methods. Append only, kept for ever: sessions name the one they used.';
create index norm_occupation on standards.norm (occupation_code, effective_from desc);
alter table standards.norm enable row level security;
create policy norm_read on standards.norm for select to lingjiang_app, lingjiang_public, lingjiang_reader using (true);
create policy norm_recorded on standards.norm for insert to lingjiang_app
  with check (platform.is_system() or platform.actor_role() = 'province-officer');
grant select on standards.norm to lingjiang_public, lingjiang_reader;
grant select, insert on standards.norm to lingjiang_app;

create table standards.norm_subject (
  norm_id                uuid not null references standards.norm (id),
  level                  text not null,
  subject                text not null constraint norm_subject_known check (subject in ('theory', 'practical', 'review', 'performance')),
  minutes                integer not null constraint norm_subject_minutes_positive check (minutes > 0),
  full_mark              integer not null default 100,
  pass_mark              integer not null,
  candidates_per_examiner integer not null constraint norm_subject_ratio_positive check (candidates_per_examiner > 0),
  least_examiners        integer not null constraint norm_subject_examiners_positive check (least_examiners > 0),
  constraint norm_subject_once primary key (norm_id, level, subject),
  constraint norm_subject_pass_possible check (pass_mark between 1 and full_mark));
comment on table standards.norm_subject is 'Subjects of a norm at a level: time, pass mark, how many candidates one examiner or invigilator may have.';
alter table standards.norm_subject enable row level security;
create policy norm_subject_read on standards.norm_subject for select to lingjiang_app, lingjiang_public, lingjiang_reader using (true);
create policy norm_subject_recorded on standards.norm_subject for insert to lingjiang_app
  with check (platform.is_system() or platform.actor_role() = 'province-officer');
grant select on standards.norm_subject to lingjiang_public, lingjiang_reader;
grant select, insert on standards.norm_subject to lingjiang_app;
