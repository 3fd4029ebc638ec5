using System.Text.RegularExpressions;

namespace Funding.Functions.Tests.Lives;

/// <summary>How a process dies at a storage call.</summary>
internal enum Death
{
    /// <summary>The request never reaches the storage.</summary>
    BeforeTheCall,

    /// <summary>The storage does what was asked; the answer is lost.</summary>
    BeforeTheAnswer,
}

/// <summary>At which storage calls the process dies.</summary>
internal interface ICrashPlan
{
    /// <summary>Asked once for every request, in the order in which they are made.</summary>
    /// <param name="call">What is asked of the storage; equal for equal requests of different processes.</param>
    Death? At(string call);

    /// <summary>The player goes on to the next step of the life.</summary>
    void StepBegins(string step);
}

/// <summary>Nothing dies; the calls are counted.</summary>
internal sealed class NoCrash : ICrashPlan
{
    private int _calls;

    internal int Calls => _calls;

    public Death? At(string call)
    {
        Interlocked.Increment(ref _calls);
        return null;
    }

    public void StepBegins(string step) { }
}

/// <summary>The process dies once, at the nth call of the life.</summary>
internal sealed class CrashAtCall(int n, Death death) : ICrashPlan
{
    private int _calls;

    internal bool Crashed => _calls >= n;

    public Death? At(string call) => Interlocked.Increment(ref _calls) == n ? death : null;

    public void StepBegins(string step) { }
}

/// <summary>
/// The process dies at every call that it reaches, once: the next process gets past that call and dies at the next. A call
/// is known by the step of the life, what it asks, and how many times this process has asked it in this step. The deaths
/// alternate. A death at a read leaves what a death after the write before it leaves, so reads can be let through.
/// </summary>
internal sealed partial class CrashAtEveryCall(Death first, bool atReads) : ICrashPlan
{
    private readonly Lock _gate = new();

    // A life sends two hundred mails, signs in a hundred times and looks for what is due every night: calls that differ in
    // their numbers alone took most of the deaths. No change of a case is made so often.
    private const int MostAlike = 16;
    private readonly HashSet<string> _survived = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _alike = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _asked = new(StringComparer.Ordinal);
    private string _step = "";

    internal int Crashes { get; private set; }

    public Death? At(string call)
    {
        if (!atReads && IsRead(call))
        {
            return null;
        }

        lock (_gate)
        {
            var times = _asked[call] = _asked.GetValueOrDefault(call) + 1;
            if (!_survived.Add($"{_step}\n{call}\n{times}"))
            {
                return null;
            }
            var kind = Numbers().Replace(call, "#");
            var deaths = _alike[kind] = _alike.GetValueOrDefault(kind) + 1;
            if (!atReads && deaths > MostAlike)
            {
                return null;
            }
            Crashes++;
            return (Crashes % 2 == 1) == (first == Death.BeforeTheCall) ? Death.BeforeTheCall : Death.BeforeTheAnswer;
        }
    }

    public void StepBegins(string step)
    {
        lock (_gate)
        {
            _step = step;
            _asked.Clear();
        }
    }

    private static bool IsRead(string call) =>
        call.StartsWith("GET ", StringComparison.Ordinal) || call.StartsWith("HEAD ", StringComparison.Ordinal);

    [GeneratedRegex("[0-9]+", RegexOptions.None, 1000)]
    private static partial Regex Numbers();
}
