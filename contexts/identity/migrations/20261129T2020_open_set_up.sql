create table identity.set_up (
  id         smallint primary key default 1 constraint set_up_once check (id = 1),
  code_hash  bytea,
  expires_at timestamptz,
  closed_at  timestamptz,
  constraint set_up_closed_without_code check ((closed_at is null) = (code_hash is not null) and (code_hash is null) = (expires_at is null)));
comment on table identity.set_up is 'The one-time code with which the three administrators of an empty province are opened, as a digest. Closed once and for ever: the application cannot change a closed row.';
alter table identity.set_up enable row level security;
create policy set_up_seen on identity.set_up for select to lingjiang_app using (platform.is_system());
create policy set_up_begun on identity.set_up for insert to lingjiang_app with check (platform.is_system());
create policy set_up_changed on identity.set_up for update to lingjiang_app
  using (platform.is_system() and closed_at is null) with check (platform.is_system());
grant select, insert, update on identity.set_up to lingjiang_app;

-- Until when a password that somebody else handed over opens the account to its owner; null once the owner has chosen an own one.
alter table identity.account add column password_until timestamptz;
alter table identity.account add column password_changed_at timestamptz;
-- Officers and administrators must have a one-time code; they set it up themselves, so that nobody else ever sees its secret.
alter table identity.account add column needs_one_time_code boolean not null default false;
update identity.account set needs_one_time_code = true where totp_sealed is not null;
-- A secret that its owner is just putting into the authenticator: counts once a code of it was shown.
alter table identity.account add column totp_pending bytea;

alter table identity.session drop constraint session_state_known;
alter table identity.session add constraint session_state_known
  check (state in ('totp-required', 'activation-required', 'choose-mandate', 'signed-in'));
