-- The public append-only register (RFC 6962). Sequenced in the transaction of the fact: the head row is the lock.
create schema register;
grant usage on schema register to lingjiang_app, lingjiang_public;

create table register.head (
  id       integer primary key constraint head_single check (id = 1),
  size     bigint not null,
  frontier bytea not null);
insert into register.head (id, size, frontier) values (1, 0, '');
comment on table register.head is 'Size and right edge of the tree. Locked by whoever enters a fact; one row.';
grant select, update on register.head to lingjiang_app;

create table register.leaf (
  index     bigint primary key,
  hash      bytea not null,
  kind      text not null,
  subject   text not null,
  body      bytea not null,
  entered_at timestamptz not null);
comment on table register.leaf is 'Entries of the register: no personal data. Append only, kept for ever, public.';
create index leaf_subject on register.leaf (kind, subject);
grant select, insert on register.leaf to lingjiang_app;
grant select on register.leaf to lingjiang_public;

create table register.node (
  level integer not null,
  index bigint not null,
  hash  bytea not null,
  primary key (level, index));
comment on table register.node is 'Complete subtrees at levels 8, 16, 24, ... (roots of full tiles), so that proofs and tiles need few leaves. Derived from leaf.';
grant select, insert on register.node to lingjiang_app;
grant select on register.node to lingjiang_public;

create table register.checkpoint (
  size      bigint primary key,
  root      bytea not null,
  note      text not null,
  signed_at timestamptz not null);
comment on table register.checkpoint is 'Signed tree heads (C2SP checkpoints). Append only, kept for ever, public.';
grant select, insert on register.checkpoint to lingjiang_app;
grant select on register.checkpoint to lingjiang_public;
