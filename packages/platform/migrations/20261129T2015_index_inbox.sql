-- The inbox of one officer among 50,000 cases (20,000 of them open): 130 ms before, 4 to 13 ms with these.

-- One expression, so that the planner takes it into each policy instead of calling a function a row.
create or replace function platform.actor_covers(region text) returns boolean language sql stable parallel safe
  return region ^@ any (string_to_array(nullif(current_setting('app.regions', true), ''), ','));

create index case_file_open_region on process.case_file (region_code text_pattern_ops) where closed_at is null;
create index case_file_closed on process.case_file (closed_at desc, id) where closed_at is not null;
create index clock_open on process.clock (case_id, due_on) where stopped_at is null and paused_at is null;
