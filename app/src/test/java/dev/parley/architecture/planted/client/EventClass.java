package dev.parley.architecture.planted.client;

public final class EventClass implements StreamEvent {}
