create table identity.consent (
  account_id uuid not null references identity.account (id),
  document   text not null,
  given_at   timestamptz not null,
  constraint consent_once primary key (account_id, document));
comment on table identity.consent is 'Who agreed to which version of which notice, and when (PIPL art. 14). Append only; kept as long as the account.';
alter table identity.consent enable row level security;
create policy consent_seen on identity.consent for select to lingjiang_app
  using (platform.is_system() or account_id = platform.actor_account());
create policy consent_given on identity.consent for insert to lingjiang_app
  with check (platform.is_system() or account_id = platform.actor_account());
grant select, insert on identity.consent to lingjiang_app;
