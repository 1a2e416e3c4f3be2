-- A session also ends when nobody used it for a while, and says on what it was opened, so that its owner can tell it from the others.
alter table identity.session add column idle_minutes integer not null default 120 constraint session_idle_positive check (idle_minutes > 0);
alter table identity.session add column device text not null default '';
create index session_account on identity.session (account_id) where ended_at is null;

create or replace function identity.read_session(token bytea, at timestamptz)
returns table (session_id uuid, csrf_token text, state text, last_seen_at timestamptz, account_id uuid, person_id uuid,
               mandate_id uuid, role text, region_codes text[], organisation_id uuid, delegated_by uuid)
language sql stable security definer set search_path = pg_catalog
as $$
  select s.id, s.csrf_token, s.state, s.last_seen_at, a.id, a.person_id, m.id, m.role, m.region_codes, m.organisation_id,
         (select d.account_id from identity.mandate d where d.id = m.delegated_from)
  from identity.session s
  join identity.account a on a.id = s.account_id and a.disabled_at is null
  left join identity.mandate m on m.id = s.mandate_id and m.revoked_at is null
       and m.valid_from <= (at at time zone 'Asia/Shanghai')::date
       and (m.valid_to is null or m.valid_to >= (at at time zone 'Asia/Shanghai')::date)
       and (m.delegated_from is null or identity.loan_stands(m.delegated_from))
  where s.token_hash = token and s.ended_at is null and s.expires_at > at and s.last_seen_at + make_interval(mins => s.idle_minutes) > at
$$;

-- Notes that a session is in use, before any actor is known: one row by the digest of a 256-bit token, once a minute at most.
create function identity.touch_session(token bytea, at timestamptz) returns void
language sql volatile security definer set search_path = pg_catalog
as $$
  update identity.session set last_seen_at = at
  where token_hash = token and ended_at is null and last_seen_at < at - interval '1 minute'
$$;
revoke all on function identity.touch_session(bytea, timestamptz) from public;
grant execute on function identity.touch_session(bytea, timestamptz) to lingjiang_app;

create table identity.recovery_code (
  account_id uuid not null references identity.account (id),
  code_hash  bytea not null,
  made_at    timestamptz not null,
  spent_at   timestamptz,
  constraint recovery_code_once primary key (account_id, code_hash));
comment on table identity.recovery_code is 'Codes on paper, each good once in place of a one-time code; digests only. A new set spends the old one. Kept as long as the account.';
alter table identity.recovery_code enable row level security;
create policy recovery_code_seen on identity.recovery_code for select to lingjiang_app
  using (platform.is_system() or account_id = platform.actor_account());
create policy recovery_code_made on identity.recovery_code for insert to lingjiang_app with check (platform.is_system());
create policy recovery_code_spent on identity.recovery_code for update to lingjiang_app
  using (platform.is_system()) with check (platform.is_system());
grant select, insert on identity.recovery_code to lingjiang_app;
grant update (spent_at) on identity.recovery_code to lingjiang_app;
