create table platform.demonstration (
  the_one     boolean primary key default true constraint demonstration_once check (the_one),
  seed        text not null,
  opened_for  date not null,
  started_at  timestamptz not null,
  finished_at timestamptz);
comment on table platform.demonstration is 'The demonstration province, where one was opened: its seed and day. Without finished_at its opening was interrupted and nothing of it counts.';
