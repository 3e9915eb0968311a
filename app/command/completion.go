package command

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"perihelion/bench"
	"perihelion/bench/preset"
	"perihelion/bench/server"
	"perihelion/ephem"
	"perihelion/ephem/almanac"
	"perihelion/ephem/gazetteer"
	"perihelion/ephem/stars"
)

// complete registers completions for the arguments of the commands below root: the
// values of flags that allow only a few, names of configurations, bodies and places, and
// files only where a file is meant.
func complete(root *cobra.Command) {
	for _, cmd := range visibleCommands(root) {
		cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
			// An error would mean that the flag does not exist or has one already.
			_ = cmd.RegisterFlagCompletionFunc(f.Name, completion(f))
		})
		switch {
		case strings.Contains(cmd.Use, "RUN"):
			cmd.ValidArgsFunction = completeRuns
		case strings.Contains(cmd.Use, "BODY"):
			cmd.ValidArgsFunction = func(_ *cobra.Command, given []string, begun string) ([]string, cobra.ShellCompDirective) {
				others := slices.DeleteFunc(spelled(ephem.Bodies(), ephem.Body.Key), func(b string) bool { return slices.Contains(given, b) })
				return beginning(others, "", begun), cobra.ShellCompDirectiveNoFileComp
			}
		case strings.Contains(cmd.Use, "STAR"):
			cmd.ValidArgsFunction = func(_ *cobra.Command, given []string, begun string) ([]string, cobra.ShellCompDirective) {
				others := slices.DeleteFunc(properNames(), func(name string) bool { return slices.Contains(given, name) })
				return beginning(others, "", begun), cobra.ShellCompDirectiveNoFileComp
			}
		default:
			cmd.ValidArgsFunction = cobra.NoFileCompletions
		}
	}
	if root.Use != root.Name() { // it takes a file
		root.ValidArgsFunction = func(_ *cobra.Command, given []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(given) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return nil, cobra.ShellCompDirectiveDefault
		}
	}
}

// completion completes the value of a flag.
func completion(f *pflag.Flag) cobra.CompletionFunc {
	if words, few := f.Value.(*oneOf); few {
		return among(words.allowed)
	}
	switch f.Name {
	case "config":
		return listOf(spelled(server.Configs(), server.Config.String))
	case "kind":
		return listOf(spelled(almanac.Kinds(), func(k almanac.Kind) string { return string(k) }))
	case "quantities":
		return listOf(spelled(almanac.Quantities(), quantityKey))
	case "at":
		return listOf([]string{"rise", "transit", "set", "sun=-6"})
	case "baseline":
		return among(spelled(server.Configs(), server.Config.String))
	case "preset":
		return among(spelled(preset.All(), func(p preset.Preset) string { return p.Name }))
	case "mode":
		return among(spelled(server.BuiltIn(), server.Config.String))
	case "place":
		return func(_ *cobra.Command, _ []string, begun string) ([]string, cobra.ShellCompDirective) {
			return places(begun), cobra.ShellCompDirectiveNoFileComp
		}
	}
	switch value, _ := pflag.UnquoteUsage(f); value {
	case "file":
		if f.Name == "plan" {
			return func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
				return []string{"json", strings.TrimPrefix(bench.Suffix, ".")}, cobra.ShellCompDirectiveFilterFileExt
			}
		}
		return anyFile
	case "run":
		return completeRuns
	case "interpreter":
		return anyFile
	case "folder":
		return func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveFilterDirs
		}
	}
	return cobra.NoFileCompletions
}

// properNames are those of the stars, in small letters.
func properNames() (names []string) {
	for _, s := range stars.All() {
		if s.Proper != "" {
			names = append(names, strings.ToLower(s.Proper))
		}
	}
	return names
}

// anyFile leaves a value to the shell, which completes the names of files.
func anyFile(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveDefault
}

// among completes one of a few words.
func among(words []string) cobra.CompletionFunc {
	return func(_ *cobra.Command, _ []string, begun string) ([]string, cobra.ShellCompDirective) {
		return beginning(words, "", begun), cobra.ShellCompDirectiveNoFileComp
	}
}

// listOf completes the last of words with commas between them, by one that is not yet
// among them. A comma may follow, so no space does.
func listOf(words []string) cobra.CompletionFunc {
	return func(_ *cobra.Command, _ []string, begun string) ([]string, cobra.ShellCompDirective) {
		before := begun[:strings.LastIndex(begun, ",")+1]
		given := strings.Split(before, ",")
		others := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return slices.Contains(given, w) })
		return beginning(others, before, begun), cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
	}
}

// beginning returns the words that start with the typed text, each with the prefix
// before.
func beginning(words []string, before, begun string) []string {
	var all []string
	for _, w := range words {
		if strings.HasPrefix(before+w, begun) {
			all = append(all, before+w)
		}
	}
	return all
}

// places returns the names that continue the typed text, in the case of that text:
// shells compare letter by letter, and --place ignores case.
func places(begun string) []string {
	const most = 40
	found := gazetteer.Search(begun, 10*most)
	if begun == "" {
		found = gazetteer.Largest(most)
	}
	var all []string
	for _, p := range found {
		if len(p.Name) < len(begun) || !strings.EqualFold(p.Name[:len(begun)], begun) {
			continue
		}
		if name := begun + p.Name[len(begun):]; len(all) < most && !slices.Contains(all, name) {
			all = append(all, name)
		}
	}
	return all
}

func spelled[T any](of []T, word func(T) string) []string {
	var all []string
	for _, x := range of {
		all = append(all, word(x))
	}
	return all
}
