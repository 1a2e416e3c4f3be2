create table identity.parameter_proposal (
  id               uuid primary key,
  key              text not null,
  region_code      text not null references identity.region (code),
  value            jsonb not null,
  effective_from   date not null,
  authority        text not null,
  document         text not null,
  reason           text not null,
  state            text not null default 'waiting'
    constraint parameter_proposal_state_known check (state in ('waiting', 'confirmed', 'rejected', 'withdrawn')),
  proposed_by      uuid not null references identity.account (id),
  proposed_for     uuid not null,
  proposed_by_name text not null,
  proposed_at      timestamptz not null,
  decided_by       uuid references identity.account (id),
  decided_for      uuid,
  decided_by_name  text,
  decided_at       timestamptz,
  decision_reason  text,
  version          bigint,
  constraint parameter_proposal_decided_whole check
    ((state = 'waiting') = (decided_by is null) and (state = 'waiting') = (decided_at is null) and (decided_by is null) = (decided_for is null)),
  constraint parameter_proposal_recorded check ((state = 'confirmed') = (version is not null)),
  -- Four eyes: neither the two who acted nor the two whose mandates they held may be one.
  constraint parameter_proposal_four_eyes check (state not in ('confirmed', 'rejected')
    or (decided_by <> proposed_by and decided_by <> proposed_for and decided_for <> proposed_by and decided_for <> proposed_for)));
comment on table identity.parameter_proposal is 'Proposed values of policy parameters and who confirmed them. Kept for ever: the ground of each recorded value.';
create unique index parameter_proposal_waiting on identity.parameter_proposal (key, region_code, effective_from) where state = 'waiting';
create index parameter_proposal_key on identity.parameter_proposal (key, proposed_at desc);
alter table identity.parameter_proposal enable row level security;
create policy parameter_proposal_seen on identity.parameter_proposal for select to lingjiang_app
  using (platform.is_system() or platform.actor_role() in ('county-officer', 'city-officer', 'province-officer', 'system-administrator'));
create policy parameter_proposal_made on identity.parameter_proposal for insert to lingjiang_app
  with check (platform.actor_role() = 'province-officer' and proposed_by = platform.actor_account() and state = 'waiting');
create policy parameter_proposal_decided on identity.parameter_proposal for update to lingjiang_app
  using (platform.actor_role() = 'province-officer' and state = 'waiting')
  with check (platform.actor_role() = 'province-officer' and decided_by = platform.actor_account());
grant select, insert on identity.parameter_proposal to lingjiang_app;
grant update (state, decided_by, decided_for, decided_by_name, decided_at, decision_reason, version) on identity.parameter_proposal to lingjiang_app;
