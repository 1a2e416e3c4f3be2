-- Who handles an application: a job, its organisation, officers of the region once it was handed in, the experts of its panel.
-- Owner rights, because the tables below are seen through it.
create function registry.handles_filing(wanted uuid) returns boolean language sql stable security definer set search_path = pg_catalog
as $$ select exists (select from registry.filing f where f.id = wanted and (
    platform.is_system() or f.organisation_id = platform.actor_organisation()
    or (f.state <> 'draft' and platform.actor_covers(f.region_code))
    or exists (select from registry.panel_seat p where p.filing_id = f.id and p.person_id = platform.actor_person()))) $$;
-- An organisation is handled by itself, by officers of its region, and by experts who sit on one of its panels.
create function registry.handles_organisation(wanted uuid) returns boolean language sql stable security definer set search_path = pg_catalog
as $$ select platform.is_system() or wanted = platform.actor_organisation()
    or exists (select from registry.organisation o where o.id = wanted and platform.actor_covers(o.region_code))
    or exists (select from registry.filing f join registry.panel_seat p on p.filing_id = f.id
               where f.organisation_id = wanted and p.person_id = platform.actor_person()) $$;
-- A filing is written by its organisation and by officers of the region (who decide it).
create function registry.writes_filing(wanted uuid) returns boolean language sql stable security definer set search_path = pg_catalog
as $$ select exists (select from registry.filing f where f.id = wanted and platform.actor_sees(f.region_code, f.organisation_id, null)) $$;
create function registry.owns_filing(wanted uuid) returns boolean language sql stable security definer set search_path = pg_catalog
as $$ select exists (select from registry.filing f where f.id = wanted
    and (platform.is_system() or f.organisation_id = platform.actor_organisation())) $$;
create function registry.actor_is_officer() returns boolean language sql stable parallel safe
  return platform.actor_role() in ('county-officer', 'city-officer', 'province-officer');
revoke all on function registry.handles_filing(uuid), registry.handles_organisation(uuid), registry.writes_filing(uuid), registry.owns_filing(uuid) from public;
grant execute on function registry.handles_filing(uuid), registry.handles_organisation(uuid), registry.writes_filing(uuid), registry.owns_filing(uuid) to lingjiang_app;

alter table registry.organisation enable row level security;
create policy organisation_seen on registry.organisation for select to lingjiang_app
  using (listed_at is not null or registry.handles_organisation(id));
create policy organisation_entered on registry.organisation for insert to lingjiang_app
  with check (platform.is_system() or id = platform.actor_organisation());
create policy organisation_changed on registry.organisation for update to lingjiang_app
  using (platform.actor_sees(region_code, id, null)) with check (platform.actor_sees(region_code, id, null));
grant select, insert, update on registry.organisation to lingjiang_app;

alter table registry.organisation_code enable row level security;
create policy organisation_code_seen on registry.organisation_code for select to lingjiang_app using (true);
create policy organisation_code_allotted on registry.organisation_code for insert to lingjiang_app
  with check (platform.is_system() or registry.actor_is_officer());
grant select, insert on registry.organisation_code to lingjiang_app;

alter table registry.number_series enable row level security;
create policy number_series_taken on registry.number_series for all to lingjiang_app
  using (platform.is_system() or registry.actor_is_officer()) with check (platform.is_system() or registry.actor_is_officer());
grant select, insert, update on registry.number_series to lingjiang_app;

alter table registry.site enable row level security;
create policy site_seen on registry.site for select to lingjiang_app
  using (listed_at is not null or registry.handles_organisation(organisation_id));
create policy site_entered on registry.site for insert to lingjiang_app
  with check (platform.is_system() or organisation_id = platform.actor_organisation());
create policy site_changed on registry.site for update to lingjiang_app
  using (registry.handles_organisation(organisation_id)) with check (registry.handles_organisation(organisation_id));
grant select, insert, update on registry.site to lingjiang_app;

alter table registry.room enable row level security;
create policy room_seen on registry.room for select to lingjiang_app using (exists (select from registry.site s where s.id = site_id));
create policy room_written on registry.room for all to lingjiang_app
  using (exists (select from registry.site s where s.id = site_id and (platform.is_system() or s.organisation_id = platform.actor_organisation())))
  with check (exists (select from registry.site s where s.id = site_id and (platform.is_system() or s.organisation_id = platform.actor_organisation())));
grant select, insert, delete on registry.room to lingjiang_app;

-- Officers anywhere see who examines: an organisation filed in one city may examine in every other.
alter table registry.staff enable row level security;
create policy staff_seen on registry.staff for select to lingjiang_app
  using (registry.handles_organisation(organisation_id) or registry.actor_is_officer() or person_id = platform.actor_person());
create policy staff_entered on registry.staff for insert to lingjiang_app
  with check (platform.is_system() or organisation_id = platform.actor_organisation());
create policy staff_changed on registry.staff for update to lingjiang_app
  using (platform.is_system() or organisation_id = platform.actor_organisation())
  with check (platform.is_system() or organisation_id = platform.actor_organisation());
grant select, insert, update on registry.staff to lingjiang_app;

alter table registry.filing enable row level security;
create policy filing_seen on registry.filing for select to lingjiang_app
  using (listed_at is not null or registry.handles_filing(id)
         -- the row being written is not yet there for the function to find
         or platform.is_system() or organisation_id = platform.actor_organisation());
create policy filing_entered on registry.filing for insert to lingjiang_app
  with check (platform.is_system() or organisation_id = platform.actor_organisation());
create policy filing_changed on registry.filing for update to lingjiang_app
  using (platform.actor_sees(region_code, organisation_id, null)) with check (platform.actor_sees(region_code, organisation_id, null));
grant select, insert, update on registry.filing to lingjiang_app;

alter table registry.filing_item enable row level security;
create policy filing_item_seen on registry.filing_item for select to lingjiang_app
  using (exists (select from registry.filing f where f.id = filing_id));
create policy filing_item_written on registry.filing_item for all to lingjiang_app
  using (registry.owns_filing(filing_id)) with check (registry.owns_filing(filing_id));
grant select, insert, delete on registry.filing_item to lingjiang_app;

alter table registry.filing_document enable row level security;
create policy filing_document_seen on registry.filing_document for select to lingjiang_app using (registry.handles_filing(filing_id));
create policy filing_document_written on registry.filing_document for all to lingjiang_app
  using (registry.owns_filing(filing_id)) with check (registry.owns_filing(filing_id));
grant select, insert, delete on registry.filing_document to lingjiang_app;

alter table registry.filing_submission enable row level security;
create policy filing_submission_seen on registry.filing_submission for select to lingjiang_app using (registry.handles_filing(filing_id));
create policy filing_submission_appended on registry.filing_submission for insert to lingjiang_app with check (registry.owns_filing(filing_id));
grant select, insert on registry.filing_submission to lingjiang_app;

alter table registry.reviewer enable row level security;
create policy reviewer_seen on registry.reviewer for select to lingjiang_app
  using (platform.is_system() or platform.actor_role() in ('city-officer', 'province-officer') or person_id = platform.actor_person());
create policy reviewer_written on registry.reviewer for all to lingjiang_app
  using (platform.is_system() or platform.actor_role() = 'province-officer') with check (platform.is_system() or platform.actor_role() = 'province-officer');
grant select, insert, update on registry.reviewer to lingjiang_app;

alter table registry.panel_seat enable row level security;
create policy panel_seat_seen on registry.panel_seat for select to lingjiang_app
  using (person_id = platform.actor_person() or platform.is_system()
         or (registry.actor_is_officer() and registry.handles_filing(filing_id)));
create policy panel_seat_called on registry.panel_seat for insert to lingjiang_app
  with check (platform.is_system() or (registry.actor_is_officer() and registry.writes_filing(filing_id)));
grant select, insert on registry.panel_seat to lingjiang_app;

-- Experts judge for themselves: each sees only the own marks.
alter table registry.panel_score enable row level security;
create policy panel_score_seen on registry.panel_score for select to lingjiang_app
  using (person_id = platform.actor_person() or platform.is_system()
         or (registry.actor_is_officer() and registry.handles_filing(filing_id)));
create policy panel_score_given on registry.panel_score for insert to lingjiang_app
  with check (platform.is_system() or person_id = platform.actor_person());
grant select, insert on registry.panel_score to lingjiang_app;

alter table registry.publicity enable row level security;
create policy publicity_seen on registry.publicity for select to lingjiang_app using (true);
create policy publicity_written on registry.publicity for all to lingjiang_app
  using (platform.is_system() or (registry.actor_is_officer() and registry.writes_filing(filing_id)))
  with check (platform.is_system() or (registry.actor_is_officer() and registry.writes_filing(filing_id)));
grant select, insert, update on registry.publicity to lingjiang_app;

alter table registry.objection enable row level security;
create policy objection_seen on registry.objection for all to lingjiang_app
  using (platform.is_system() or (registry.actor_is_officer() and registry.writes_filing(filing_id)))
  with check (platform.is_system() or (registry.actor_is_officer() and registry.writes_filing(filing_id)));
grant select, insert, update on registry.objection to lingjiang_app;

alter table registry.catalogue_entry enable row level security;
create policy catalogue_entry_seen on registry.catalogue_entry for select to lingjiang_app using (true);
create policy catalogue_entry_written on registry.catalogue_entry for insert to lingjiang_app
  with check (platform.is_system() or registry.actor_is_officer());
create policy catalogue_entry_changed on registry.catalogue_entry for update to lingjiang_app
  using (platform.is_system() or registry.actor_is_officer()) with check (platform.is_system() or registry.actor_is_officer());
grant select, insert, update on registry.catalogue_entry to lingjiang_app;

alter table registry.catalogue_event enable row level security;
create policy catalogue_event_seen on registry.catalogue_event for select to lingjiang_app using (true);
create policy catalogue_event_appended on registry.catalogue_event for insert to lingjiang_app
  with check (platform.is_system() or registry.actor_is_officer());
grant select, insert on registry.catalogue_event to lingjiang_app;

alter table registry.public_example enable row level security;
create policy public_example_seen on registry.public_example for select to lingjiang_app using (true);
create policy public_example_loaded on registry.public_example for insert to lingjiang_app with check (platform.is_system());
grant select, insert on registry.public_example to lingjiang_app;

-- What everybody may read. The views have their owner's rights: only what stands in them leaves the tables.
create view registry_pub.catalogue_entry as
  select e.id, e.organisation_id, e.filing_id, e.organisation_code, e.kind, e.status, e.valid_from, e.valid_to, f.letter_number, f.decided_on,
    o.name, o.credit_code, o.region_code, o.address, o.synthetic, f.listed_at
  from registry.catalogue_entry e join registry.organisation o on o.id = e.organisation_id join registry.filing f on f.id = e.filing_id;
create view registry_pub.catalogue_item as
  select i.id, e.id as entry_id, e.organisation_id, i.occupation_code, i.occupation_name, i.work_type, i.levels, i.audience, i.site_ids
  from registry.filing_item i join registry.catalogue_entry e on e.filing_id = i.filing_id;
create view registry_pub.catalogue_site as
  select s.id, s.organisation_id, s.region_code, s.name, s.address, s.longitude, s.latitude,
    (select coalesce(sum(r.capacity), 0)::integer from registry.room r where r.site_id = s.id) as capacity,
    (select coalesce(array_agg(distinct r.kind), '{}') from registry.room r where r.site_id = s.id) as room_kinds
  from registry.site s where s.listed_at is not null;
create view registry_pub.catalogue_event as
  select entry_id, number, kind, day, document, reason from registry.catalogue_event;
create view registry_pub.publicity as
  select p.filing_id, p.opened_on, p.closes_on, o.name, o.credit_code, f.kind, f.region_code, o.synthetic,
    (select jsonb_agg(jsonb_build_object('occupationCode', i.occupation_code, 'occupationName', i.occupation_name, 'workType', i.work_type,
      'levels', i.levels, 'audience', i.audience) order by i.occupation_code, i.audience) from registry.filing_item i where i.filing_id = f.id) as items
  from registry.publicity p join registry.filing f on f.id = p.filing_id join registry.organisation o on o.id = f.organisation_id
  where p.closed_at is null and f.state in ('publicity', 'objection');
create view registry_pub.public_example as
  select id, name, kind, city, region_code, occupation_code, occupation, levels, source, code_basis, note from registry.public_example;
grant select on all tables in schema registry_pub to lingjiang_app, lingjiang_public, lingjiang_reader;
