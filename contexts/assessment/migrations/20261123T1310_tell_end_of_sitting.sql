-- The same as before, and tells when the sitting ends: the machine learns of minutes given back with its next answer.
drop function assessment.save_answers(uuid[], integer[], integer[], smallint[], text[], timestamptz);
-- Many answers of many candidates in one statement and one flush. A sitting is held while its answers are written, so that none can arrive between
-- its submission and its marking. A repeated answer changes nothing.
create function assessment.save_answers(sittings uuid[], epochs integer[], counters integer[], items smallint[], given text[], at timestamptz)
returns table (place integer, outcome text, epoch integer, ends_at timestamptz)
language plpgsql security definer set search_path = pg_catalog
as $$
begin
  perform from assessment.sitting s where s.id = any (sittings) and s.state = 'started' order by s.id for share;
  return query
    with answer as (
      select a.sitting_id, a.epoch, a.counter, a.item, a.choices, a.place::integer
      from unnest(sittings, epochs, counters, items, given) with ordinality as a (sitting_id, epoch, counter, item, choices, place)),
    judged as (
      select a.*, s.epoch as current, s.ends_at as ending,
        case when s.id is null or s.state <> 'started' then 'closed' when at > s.closes_at then 'late'
             when a.epoch > s.epoch or a.epoch < 1 then 'unknown-epoch' else 'saved' end as verdict
      from answer a left join assessment.sitting s on s.id = a.sitting_id),
    written as (
      insert into assessment.exam_answer (sitting_id, epoch, counter, item, choices, received_at)
      select j.sitting_id, j.epoch, j.counter, j.item, j.choices, at from judged j where j.verdict = 'saved'
      on conflict on constraint exam_answer_once do nothing)
    select j.place, j.verdict, coalesce(j.current, 0), j.ending from judged j order by j.place;
end $$;
revoke all on function assessment.save_answers(uuid[], integer[], integer[], smallint[], text[], timestamptz) from public;
grant execute on function assessment.save_answers(uuid[], integer[], integer[], smallint[], text[], timestamptz) to lingjiang_app;
