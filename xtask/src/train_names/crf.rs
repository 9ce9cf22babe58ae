//! Trains the linear-chain CRF: FTRL-proximal with L1, so that most weights end at zero.

use presend::detect::names::features::{BUCKETS, Buckets, NONE};

use super::random::Random;

/// Bytes before the weights.
pub const HEADER: usize = 20;
const LABELS: usize = 3;
const NEVER: f64 = -1e30;

/// Runs of words with their buckets and labels.
#[derive(Default)]
pub struct Chains {
    buckets: Vec<u16>,
    labels: Vec<u8>,
    starts: Vec<usize>,
    width: usize,
    open: bool,
}

impl Chains {
    pub fn push(&mut self, buckets: &Buckets, label: u8) {
        if !self.open {
            self.starts.push(self.labels.len());
            self.open = true;
        }
        self.width = buckets.len();
        self.buckets.extend(buckets);
        self.labels.push(label);
    }
    pub fn end(&mut self) {
        self.open = false;
    }
    pub fn words(&self) -> usize {
        self.labels.len()
    }
    pub fn runs(&self) -> usize {
        self.starts.len()
    }
    fn run(&self, number: usize) -> (usize, usize) {
        (self.starts[number], self.starts.get(number + 1).copied().unwrap_or(self.labels.len()))
    }
    fn of(&self, word: usize) -> impl Iterator<Item = usize> + '_ {
        let row = &self.buckets[word * self.width..(word + 1) * self.width];
        row.iter().filter(|b| **b != NONE).map(|b| usize::from(*b))
    }
}

/// Weights of the labels 1 and 2 per bucket, and the transitions.
pub struct Model {
    weights: Vec<[f32; 2]>,
    transitions: [[f64; LABELS]; LABELS],
}

const ALPHA: f32 = 0.1;
const BETA: f32 = 1.0;
const L2: f32 = 1.0;

/// Trains on all runs, in an order shuffled anew for every epoch.
pub fn train(chains: &Chains, epochs: usize, l1: f32, seed: u64) -> Model {
    let mut w = vec![[0f32; 2]; BUCKETS];
    let (mut z, mut n) = (w.clone(), w.clone());
    let mut tw = [[0f64; LABELS]; LABELS];
    let (mut tz, mut tn) = (tw, tw);
    let mut order: Vec<usize> = (0..chains.runs()).collect();
    let mut random = Random::new(seed ^ 0x5EED);
    for _ in 0..epochs {
        for i in (1..order.len()).rev() {
            order.swap(i, random.below(i + 1));
        }
        for &run in &order {
            let (from, to) = chains.run(run);
            let mut t = tw;
            t[0][2] = NEVER;
            let emissions: Vec<[f64; LABELS]> = (from..to)
                .map(|word| {
                    chains
                        .of(word)
                        .fold([0.0; LABELS], |[o, b, i], k| [o, b + f64::from(w[k][0]), i + f64::from(w[k][1])])
                })
                .collect();
            let (gradients, tg) = gradients(&emissions, &t, &chains.labels[from..to]);
            for x in 0..LABELS {
                for y in 0..LABELS {
                    let g = tg[x][y];
                    if g == 0.0 || x == 0 && y != 1 {
                        continue;
                    }
                    let sigma = ((tn[x][y] + g * g).sqrt() - tn[x][y].sqrt()) / f64::from(ALPHA);
                    tz[x][y] += g - sigma * tw[x][y];
                    tn[x][y] += g * g;
                    tw[x][y] = -tz[x][y] / ((f64::from(BETA) + tn[x][y].sqrt()) / f64::from(ALPHA) + f64::from(L2));
                }
            }
            for (i, gradient) in gradients.iter().enumerate() {
                for k in chains.of(from + i) {
                    for y in 0..2 {
                        let g = gradient[y + 1] as f32;
                        if g.abs() < 1e-4 {
                            continue;
                        }
                        let more = n[k][y] + g * g;
                        z[k][y] += g - (more.sqrt() - n[k][y].sqrt()) / ALPHA * w[k][y];
                        n[k][y] = more;
                        let over = z[k][y].abs() - l1;
                        w[k][y] = if over <= 0.0 {
                            0.0
                        } else {
                            -z[k][y].signum() * over / ((BETA + more.sqrt()) / ALPHA + L2)
                        };
                    }
                }
            }
        }
    }
    tw[0][2] = NEVER;
    Model { weights: w, transitions: tw }
}

fn log_sum(values: [f64; LABELS]) -> f64 {
    let most = values.into_iter().fold(NEVER, f64::max);
    most + values.into_iter().map(|v| (v - most).exp()).sum::<f64>().ln()
}

type Square = [[f64; LABELS]; LABELS];

/// Expected minus true counts, of labels and of transitions; a run begins and ends beside label 0.
fn gradients(e: &[[f64; LABELS]], t: &Square, labels: &[u8]) -> (Vec<[f64; LABELS]>, Square) {
    let length = e.len();
    let (mut forward, mut backward) = (vec![[0.0; LABELS]; length], vec![[0.0; LABELS]; length]);
    for i in 0..length {
        for y in 0..LABELS {
            let come = if i == 0 { t[0][y] } else { log_sum([0, 1, 2].map(|x| forward[i - 1][x] + t[x][y])) };
            forward[i][y] = come + e[i][y];
        }
    }
    for i in (0..length).rev() {
        for x in 0..LABELS {
            backward[i][x] = if i + 1 == length {
                t[x][0]
            } else {
                log_sum([0, 1, 2].map(|y| t[x][y] + e[i + 1][y] + backward[i + 1][y]))
            };
        }
    }
    let all = log_sum([0, 1, 2].map(|y| forward[length - 1][y] + t[y][0]));
    let mut out = vec![[0.0; LABELS]; length];
    let mut square = [[0.0; LABELS]; LABELS];
    for i in 0..length {
        for y in 0..LABELS {
            out[i][y] = (forward[i][y] + backward[i][y] - all).exp();
            if i > 0 {
                for x in 0..LABELS {
                    square[x][y] += (forward[i - 1][x] + t[x][y] + e[i][y] + backward[i][y] - all).exp();
                }
            }
        }
    }
    for y in 0..LABELS {
        square[0][y] += out[0][y];
        square[y][0] += out[length - 1][y];
    }
    let mut before = 0;
    for (i, &label) in labels.iter().enumerate() {
        let label = usize::from(label);
        out[i][label] -= 1.0;
        square[before][label] -= 1.0;
        before = label;
    }
    square[before][0] -= 1.0;
    (out, square)
}

impl Model {
    /// The file the detector reads: transitions, trust, then a byte for the weights of both labels, in units of `step`.
    pub fn quantised(&self, step: f32, trust: f32) -> Vec<u8> {
        let wide = |value: f64| ((value / f64::from(step)).round().clamp(-30_000.0, 30_000.0) as i16).to_le_bytes();
        let mut out: Vec<u8> = self.transitions.iter().flatten().flat_map(|&t| wide(t)).collect();
        out.extend(wide(-f64::from(trust)));
        let narrow = |value: f32| (value / step).round().clamp(-8.0, 7.0) as i8 as u8 & 15;
        out.extend(self.weights.iter().map(|&[begins, goes_on]| narrow(begins) | narrow(goes_on) << 4));
        out
    }
}
