package main

func (t *tool) initialise(args []string) int { return exitFailed }

func (t *tool) config(args []string) int { return exitFailed }
