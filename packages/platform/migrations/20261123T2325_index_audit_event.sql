-- The audit administrator pages by moment and by outcome; the seal reads a day.
create index audit_event_at on platform.audit_event (at, id);
create index audit_event_action on platform.audit_event (action, id);
